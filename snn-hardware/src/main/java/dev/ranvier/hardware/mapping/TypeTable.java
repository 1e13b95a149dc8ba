package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.Crossbar;

/** Weights by type as far as they are known, and which axon each input has got. */
final class TypeTable {

    private final CoreWeights weights;
    private final int[][] value; // [type][neuron], 0: none yet
    private final boolean open; // true if a weight by type may still be chosen
    private final boolean[][] axon; // [rank][type]

    /** A table in which nothing is known yet; what inputs need is entered as they get their axons. */
    TypeTable(CoreWeights weights, int neurons, int types) {
        this(weights, new int[types][neurons], true);
    }

    /** A table of given weights by type, in which 0 is not open but unused. */
    TypeTable(CoreWeights weights, int[][] value) {
        this(weights, value, false);
    }

    private TypeTable(CoreWeights weights, int[][] value, boolean open) {
        this.weights = weights;
        this.value = value;
        this.open = open;
        axon = new boolean[weights.size()][value.length];
    }

    /** Enters the inputs that have a type. */
    TypeTable fill(int[] types) {
        for (int rank = 0; rank < types.length; rank++) {
            if (types[rank] != TypeColouring.NONE) {
                cover(rank, types[rank], weights.row(rank).clone());
            }
        }
        return this;
    }

    /** Several axons for each input without a type; false if that is not possible. */
    boolean split(int[] types) {
        for (int rank = 0; rank < types.length; rank++) {
            if (types[rank] == TypeColouring.NONE && !split(rank)) {
                return false;
            }
        }
        return true;
    }

    void splitAll() {
        for (int rank = 0; rank < weights.size(); rank++) {
            if (!split(rank)) {
                throw new IllegalStateException("the table of values lacks a weight of input " + rank);
            }
        }
    }

    int axons() {
        int axons = 0;
        for (boolean[] ofInput : axon) {
            for (boolean used : ofInput) {
                axons += used ? 1 : 0;
            }
        }
        return axons;
    }

    TypedCore build() {
        int axons = axons();
        int[] axonInput = new int[axons];
        byte[] axonType = new byte[Math.max(1, axons)];
        Crossbar.Builder crossbar = new Crossbar.Builder(axonType.length, value[0].length);
        int next = 0;
        for (int rank = 0; rank < weights.size(); rank++) {
            for (int type = 0; type < value.length; type++) {
                if (axon[rank][type]) {
                    axonInput[next] = weights.input(rank);
                    axonType[next] = (byte) type;
                    setRow(crossbar, next, rank, type);
                    next++;
                }
            }
        }
        return new TypedCore(axonInput, axonType, value, crossbar.build());
    }

    /** A synapse is on the first of the input's axons whose type has its weight. */
    private void setRow(Crossbar.Builder crossbar, int number, int rank, int type) {
        int[] row = weights.row(rank);
        for (int neuron = 0; neuron < row.length; neuron++) {
            boolean earlier = false;
            for (int before = 0; before < type; before++) {
                earlier |= axon[rank][before] && value[before][neuron] == row[neuron];
            }
            if (row[neuron] != 0 && value[type][neuron] == row[neuron] && !earlier) {
                crossbar.set(number, neuron, true);
            }
        }
    }

    private boolean split(int rank) {
        int[] left = weights.row(rank).clone(); // [neuron], 0: no synapse, or covered
        int toCover = 0;
        for (int weight : left) {
            toCover += weight != 0 ? 1 : 0;
        }
        while (toCover > 0) {
            int best = -1;
            int bestCovered = 0;
            for (int type = 0; type < value.length; type++) {
                int covered = covers(type, left);
                if (covered > bestCovered) {
                    best = type;
                    bestCovered = covered;
                }
            }
            if (best < 0) {
                return false;
            }
            cover(rank, best, left);
            toCover -= bestCovered;
        }
        return true;
    }

    private int covers(int type, int[] left) {
        int covered = 0;
        for (int neuron = 0; neuron < left.length; neuron++) {
            if (left[neuron] != 0 && serves(type, neuron, left[neuron])) {
                covered++;
            }
        }
        return covered;
    }

    private boolean serves(int type, int neuron, int weight) {
        return value[type][neuron] == weight || open && value[type][neuron] == 0;
    }

    /** Gives the input an axon of the type; what it covers is struck from {@code left}. Modified. */
    private void cover(int rank, int type, int[] left) {
        axon[rank][type] = true;
        for (int neuron = 0; neuron < left.length; neuron++) {
            if (left[neuron] != 0 && serves(type, neuron, left[neuron])) {
                value[type][neuron] = left[neuron];
                left[neuron] = 0;
            }
        }
    }
}
