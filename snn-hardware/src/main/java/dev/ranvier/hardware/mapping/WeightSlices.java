package dev.ranvier.hardware.mapping;

/**
 * Digits in which a range of weights can be written with few axons for an input: {@code w = sum over types t of n_t
 * value_t} with {@code 0 <= n_t <= copies_t}. Types are the places of a number with mixed radix; the last place is
 * negative where weights of both signs occur (two's complement, for radix 2). Each input gets up to {@code copies_t}
 * axons of type t, and a synapse of weight w takes {@code n_t} of them.
 *
 * @param value {@code [type]}, what one axon of the type adds, in units of the neuron's common divisor
 * @param copies {@code [type]}, most axons of the type for an input
 */
record WeightSlices(int[] value, int[] copies) {

    private static final int MAX_RADIX = 16;

    /** The digits with the fewest axons for weights {@code lowest..highest}; null if there are none. */
    static WeightSlices covering(int lowest, int highest, int types, int largestValue) {
        Search search = new Search(Math.min(lowest, 0), Math.max(highest, 0), types, largestValue);
        search.place(0, 1, 0);
        return search.best;
    }

    /** Axons of an input that uses every digit fully. */
    int axons() {
        int axons = 0;
        for (int of : copies) {
            axons += of;
        }
        return axons;
    }

    /** Writes a weight. {@code digits}: {@code [type]}. Modified. */
    void write(int weight, int[] digits) {
        int rest = weight;
        int last = value.length - 1;
        if (last >= 0 && value[last] < 0 && value[0] > 0) {
            digits[last] = rest < 0 ? (-rest - value[last] - 1) / -value[last] : 0;
            rest -= digits[last] * value[last];
            last--;
        }
        for (int type = last; type >= 0; type--) {
            digits[type] = Math.min(copies[type], rest / value[type]);
            rest -= digits[type] * value[type];
        }
        if (rest != 0) {
            throw new IllegalStateException("weight " + weight + " is outside its digits");
        }
    }

    /** Tries all radices of all places; the first of the shortest is kept. */
    private static final class Search {

        private final int lowest;
        private final int highest;
        private final int types;
        private final int largestValue;
        private final int[] value;
        private final int[] copies;
        private WeightSlices best;

        Search(int lowest, int highest, int types, int largestValue) {
            this.lowest = lowest;
            this.highest = highest;
            this.types = types;
            this.largestValue = largestValue;
            value = new int[types];
            copies = new int[types];
        }

        /** Decides place number {@code type}, whose value is {@code scale}; {@code axons}: of the places before. */
        void place(int type, int scale, int axons) {
            if (best != null && axons >= best.axons()) {
                return;
            }
            int reach = scale - 1;
            if (lowest == 0 && reach >= highest) {
                keep(type, 1);
            } else if (highest == 0 && reach >= -lowest) {
                keep(type, -1);
            } else if (type < types && lowest < 0 && reach >= highest) {
                int negative = Math.min(scale, largestValue);
                value[type] = -negative;
                copies[type] = (-lowest + negative - 1) / negative;
                keep(type + 1, 1);
            }
            for (int radix = 2; type < types && scale <= largestValue && radix <= MAX_RADIX; radix++) {
                value[type] = scale;
                copies[type] = radix - 1;
                place(type + 1, scale * radix, axons + radix - 1);
            }
        }

        private void keep(int places, int sign) {
            int[] values = new int[places];
            int[] of = new int[places];
            for (int type = 0; type < places; type++) {
                values[type] = sign * value[type];
                of[type] = copies[type];
            }
            WeightSlices found = new WeightSlices(values, of);
            if (best == null || found.axons() < best.axons()) {
                best = found;
            }
        }
    }
}
