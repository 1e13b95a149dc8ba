package dev.ranvier.hardware.study;

/**
 * An upper bound of throughput from two figures of a machine (Williams, Waterman, Patterson 2009,
 * doi:10.1145/1498765.1498785):
 *
 * <pre>  attainable = min(peak, bandwidth x intensity)</pre>
 *
 * @param peakOperationsPerSecond additions and multiplications; a multiply-accumulate is two
 * @param bytesPerSecond bandwidth of the memory that the intensity refers to
 */
public record Roofline(double peakOperationsPerSecond, double bytesPerSecond) {

    /** @throws IllegalArgumentException if a figure is not positive and finite */
    public Roofline {
        positive("peakOperationsPerSecond", peakOperationsPerSecond);
        positive("bytesPerSecond", bytesPerSecond);
    }

    /**
     * The bound for work of some intensity.
     *
     * @param operationsPerByte operations for each byte that the memory delivers, positive
     */
    public double attainable(double operationsPerByte) {
        positive("operationsPerByte", operationsPerByte);
        return Math.min(peakOperationsPerSecond, bytesPerSecond * operationsPerByte);
    }

    /** Operations for each byte from which on the memory no longer limits. */
    public double ridgeOperationsPerByte() {
        return peakOperationsPerSecond / bytesPerSecond;
    }

    private static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be positive and finite, got " + value);
        }
    }
}
