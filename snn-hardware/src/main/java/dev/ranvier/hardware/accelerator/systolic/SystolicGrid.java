package dev.ranvier.hardware.accelerator.systolic;

/**
 * A matrix product on a grid of equal systolic arrays that work at the same time (scale-out): Samajdar et al. 2020
 * (ISPASS), doi:10.1109/ISPASS48437.2020.00016. With P_r x P_c arrays every one takes {@code ceil(S_r / P_r)} of the
 * rows and {@code ceil(S_c / P_c)} of the columns of {@link SystolicSchedule}, the last ones what is left; the time is
 * that of the fullest. A grid of one array is the plain schedule.
 *
 * @param fullest what the first array does, which none exceeds
 * @param inputReads words of the inputs that enter all arrays
 * @param filterReads words of the filters that enter all arrays
 * @param outputWrites sums and partial sums that leave all arrays
 * @param multiplyAccumulates of all arrays
 * @param activeElements elements that hold work, the mean over the folds of the fullest array
 */
public record SystolicGrid(
        SystolicSchedule fullest,
        long inputReads,
        long filterReads,
        long outputWrites,
        long multiplyAccumulates,
        double activeElements) {

    /**
     * Lays a product on a grid.
     *
     * @param m rows of the product: output pixels times batch
     * @param n columns of the product: filters
     * @param k terms of each sum
     * @param array shape of one array and of the grid
     * @param dataflow which operand stays
     * @param drain how an output-stationary array empties; ignored by the other dataflows
     * @throws IllegalArgumentException if a size is not positive, or a count would exceed 2^63
     */
    public static SystolicGrid of(long m, long n, long k, GridShape array, Dataflow dataflow, OutputDrain drain) {
        if (m < 1 || n < 1 || k < 1) {
            throw new IllegalArgumentException("a product needs positive sizes, got M " + m + ", N " + n + ", K " + k);
        }
        long onRows = dataflow == Dataflow.OUTPUT_STATIONARY ? m : k;
        long onColumns = dataflow == Dataflow.INPUT_STATIONARY ? m : n;
        long rowPart = part(onRows, array.gridRows());
        long columnPart = part(onColumns, array.gridColumns());
        SystolicSchedule fullest = schedule(rowPart, columnPart, m, n, k, array, dataflow, drain);
        Sums sums = new Sums();
        for (long[] rows : parts(onRows, rowPart)) {
            for (long[] columns : parts(onColumns, columnPart)) {
                sums.add(rows[1] * columns[1], schedule(rows[0], columns[0], m, n, k, array, dataflow, drain));
            }
        }
        return new SystolicGrid(
                fullest,
                sums.inputReads,
                sums.filterReads,
                sums.outputWrites,
                sums.multiplyAccumulates,
                sums.elementFolds / fullest.folds());
    }

    /** Cycles of the fullest array. */
    public long cycles() {
        return fullest.cycles();
    }

    private static SystolicSchedule schedule(
            long rowPart,
            long columnPart,
            long m,
            long n,
            long k,
            GridShape array,
            Dataflow dataflow,
            OutputDrain drain) {
        return switch (dataflow) {
            case OUTPUT_STATIONARY ->
                SystolicSchedule.of(rowPart, columnPart, k, array.rows(), array.columns(), dataflow, drain);
            case WEIGHT_STATIONARY ->
                SystolicSchedule.of(m, columnPart, rowPart, array.rows(), array.columns(), dataflow, drain);
            case INPUT_STATIONARY ->
                SystolicSchedule.of(columnPart, n, rowPart, array.rows(), array.columns(), dataflow, drain);
        };
    }

    private static long part(long size, int parts) {
        return Math.max(1, size / parts + (size % parts == 0 ? 0 : 1));
    }

    /** The different sizes of the parts and how many have each: [size kind][size, number]. */
    private static long[][] parts(long size, long part) {
        long rest = size % part;
        return rest == 0 ? new long[][] {{part, size / part}} : new long[][] {{part, size / part}, {rest, 1}};
    }

    /** Adds up arrays with equal work. */
    private static final class Sums {
        private long inputReads;
        private long filterReads;
        private long outputWrites;
        private long multiplyAccumulates;
        private double elementFolds;

        private void add(long arrays, SystolicSchedule each) {
            inputReads += arrays * each.inputReads();
            filterReads += arrays * each.filterReads();
            outputWrites += arrays * each.outputWrites();
            multiplyAccumulates += arrays * each.multiplyAccumulates();
            elementFolds += arrays * each.mappingEfficiency() * each.elements() * each.folds();
        }
    }
}
