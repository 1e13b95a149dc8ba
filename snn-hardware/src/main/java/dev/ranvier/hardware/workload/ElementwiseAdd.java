package dev.ranvier.hardware.workload;

/**
 * Sum of several tensors of one shape, element by element: where a residual branch comes back.
 *
 * @param operands tensors that are added, at least 2
 * @param words elements of each
 */
public record ElementwiseAdd(int operands, long words) implements Operation {

    /** @throws IllegalArgumentException if there are fewer than two operands or no element */
    public ElementwiseAdd {
        if (operands < 2 || words < 1) {
            throw new IllegalArgumentException(
                    "an addition needs at least 2 operands and 1 element, got " + operands + " and " + words);
        }
    }

    @Override
    public int groups() {
        return 1;
    }

    @Override
    public long outputPixels() {
        return words;
    }

    @Override
    public long reduction() {
        return operands;
    }

    @Override
    public long filtersPerGroup() {
        return 1;
    }

    @Override
    public long inputWords() {
        return operands * words;
    }

    @Override
    public long weightWords() {
        return 0;
    }

    @Override
    public long multiplyAccumulates() {
        return 0;
    }

    @Override
    public long simpleOperations() {
        return words * (operands - 1L);
    }
}
