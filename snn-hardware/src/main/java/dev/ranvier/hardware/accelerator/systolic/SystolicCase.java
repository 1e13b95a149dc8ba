package dev.ranvier.hardware.accelerator.systolic;

/**
 * One matrix product on one systolic array, as a table of cases names it.
 *
 * @param network name of the network
 * @param layer name of the layer
 * @param m rows of the product: output pixels times batch
 * @param n columns of the product: filters
 * @param k terms of each sum
 * @param rows rows of the array
 * @param columns columns of the array
 * @param dataflow which operand stays
 */
public record SystolicCase(
        String network, String layer, long m, long n, long k, int rows, int columns, Dataflow dataflow) {

    /**
     * Lays the product on the array.
     *
     * @param drain how an output-stationary array empties
     * @throws IllegalArgumentException if a size is not positive or a count would exceed 2^63
     */
    public SystolicSchedule schedule(OutputDrain drain) {
        return SystolicSchedule.of(m, n, k, rows, columns, dataflow, drain);
    }
}
