package dev.ranvier.hardware.accelerator.sparse;

/**
 * One matrix-vector product on a sparse engine; means over seeds, so not whole numbers.
 *
 * @param inputs inputs that are not zero and were sent to all elements
 * @param steps stored weights that elements worked on, stored zeros included
 * @param fetches reads of the weight memories; one brings several weights of one column
 * @param stored weights that the matrix needs in all memories, whether their inputs are zero or not
 * @param cycles cycles until the last element is done
 */
record SparseProduct(double inputs, double steps, double fetches, double stored, double cycles) {

    /**
     * Runs a synthetic product.
     *
     * @param columns inputs, those that are zero included
     */
    static SparseProduct run(SyntheticMatrix matrix, int columns, int elements, int depth, int weightsPerFetch) {
        BroadcastQueue queue = new BroadcastQueue(elements, depth);
        int[] steps = new int[elements];
        long inputs = 0;
        long allSteps = 0;
        long fetches = 0;
        for (int column = 0; column < columns; column++) {
            if (!matrix.hasInput(column)) {
                continue;
            }
            for (int k = 0; k < elements; k++) {
                steps[k] = matrix.stored(column, k);
                allSteps += steps[k];
                fetches += (steps[k] + weightsPerFetch - 1) / weightsPerFetch;
            }
            queue.send(steps);
            inputs++;
        }
        double stored = inputs == 0 ? 0 : (double) allSteps / inputs * columns;
        return new SparseProduct(inputs, allSteps, fetches, stored, queue.cycles());
    }

    SparseProduct plus(SparseProduct other) {
        return new SparseProduct(
                inputs + other.inputs,
                steps + other.steps,
                fetches + other.fetches,
                stored + other.stored,
                cycles + other.cycles);
    }

    SparseProduct times(double factor) {
        return new SparseProduct(inputs * factor, steps * factor, fetches * factor, stored * factor, cycles * factor);
    }

    /** Cycles if every element always had work. */
    double balancedCycles(int elements) {
        return steps / elements;
    }
}
