package dev.ranvier.hardware.accelerator.crossbar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the layers of a workload share the arrays of a machine. If all fit at once, weights are written once and stay,
 * and arrays that are left over hold further copies of the layers with the most output pixels, so that all layers take
 * about as long (the balance of Shafiee et al. 2016, ISCA, doi:10.1109/ISCA.2016.12): the smallest whole number T is
 * taken for which {@code ceil(pixels / T)} copies of every layer fit. If not, every layer is written anew for every
 * batch, as often as it fits and has pixels for.
 *
 * @param resident whether all layers lie in arrays at once
 * @param copies copies of each layer by name
 * @param arrays arrays in use at once
 * @param slowestVectors vectors that the slowest layer takes one after the other for one sample, if resident
 */
public record CrossbarPlan(boolean resident, Map<String, Long> copies, long arrays, long slowestVectors) {

    /** Takes a copy. */
    public CrossbarPlan {
        copies = Collections.unmodifiableMap(new LinkedHashMap<>(copies));
    }

    /**
     * Shares out arrays.
     *
     * @param arraysOfCopy arrays that one copy of each layer takes, by name. Not modified.
     * @param pixels output pixels of each layer for one sample, by name. Not modified.
     * @param available arrays of the machine
     */
    static CrossbarPlan of(Map<String, Long> arraysOfCopy, Map<String, Long> pixels, long available) {
        long longest = Collections.max(pixels.values());
        Map<String, Long> once = copies(pixels, longest);
        if (arrays(arraysOfCopy, once) > available) {
            return new CrossbarPlan(false, alone(arraysOfCopy, pixels, available), available, longest);
        }
        long fits = longest;
        long tooFast = 0;
        while (fits - tooFast > 1) {
            long middle = (fits + tooFast) / 2;
            if (arrays(arraysOfCopy, copies(pixels, middle)) <= available) {
                fits = middle;
            } else {
                tooFast = middle;
            }
        }
        Map<String, Long> copies = copies(pixels, fits);
        long slowest = 0;
        for (String layer : pixels.keySet()) {
            slowest = Math.max(slowest, ceil(pixels.get(layer), copies.get(layer)));
        }
        return new CrossbarPlan(true, copies, arrays(arraysOfCopy, copies), slowest);
    }

    private static Map<String, Long> alone(Map<String, Long> arraysOfCopy, Map<String, Long> pixels, long available) {
        Map<String, Long> copies = new LinkedHashMap<>();
        arraysOfCopy.forEach((layer, arrays) ->
                copies.put(layer, Math.max(1, Math.min(pixels.get(layer), available / arrays))));
        return copies;
    }

    private static Map<String, Long> copies(Map<String, Long> pixels, long vectors) {
        Map<String, Long> copies = new LinkedHashMap<>();
        pixels.forEach((layer, count) -> copies.put(layer, ceil(count, vectors)));
        return copies;
    }

    private static long arrays(Map<String, Long> arraysOfCopy, Map<String, Long> copies) {
        long sum = 0;
        for (Map.Entry<String, Long> layer : arraysOfCopy.entrySet()) {
            sum += layer.getValue() * copies.get(layer.getKey());
        }
        return sum;
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
