package dev.ranvier.hardware.accelerator.systolic;

/**
 * A matrix product {@code [M x K] [K x N]} on a systolic array of R rows and C columns, without stalls.
 *
 * <p>Samajdar, Joseph, Zhu, Whatmough, Mattina, Krishna 2020 (ISPASS), doi:10.1109/ISPASS48437.2020.00016: the operands
 * are laid on {@code S_r} rows, {@code S_c} columns and {@code T} time steps,
 *
 * <pre>
 *   output-stationary   S_r = M   S_c = N   T = K
 *   weight-stationary   S_r = K   S_c = N   T = M
 *   input-stationary    S_r = K   S_c = M   T = N
 *   folds = ceil(S_r / R) ceil(S_c / C)     cycles of a fold = 2R + C + T - 2
 * </pre>
 *
 * (for output-stationary see {@link OutputDrain}). Every fold is charged the full R and C even if partly filled, as
 * there; folds do not overlap.
 *
 * @param cyclesPerFold cycles of one fold
 * @param folds number of folds
 * @param streamedSteps time steps T of one fold
 * @param inputReads words of the M x K operand that enter the array
 * @param filterReads words of the K x N operand that enter the array
 * @param outputWrites sums or partial sums that leave the array
 * @param multiplyAccumulates M N K
 * @param elements processing elements, R C
 * @param mappingEfficiency mean over the folds of the share of elements that hold work, 0..1
 */
public record SystolicSchedule(
        long cyclesPerFold,
        long folds,
        long streamedSteps,
        long inputReads,
        long filterReads,
        long outputWrites,
        long multiplyAccumulates,
        long elements,
        double mappingEfficiency) {

    /**
     * Lays a product on an array.
     *
     * @param m rows of the product: output pixels times batch
     * @param n columns of the product: filters
     * @param k terms of each sum
     * @param rows rows of the array
     * @param columns columns of the array
     * @param dataflow which operand stays
     * @param drain how an output-stationary array empties; ignored by the other dataflows
     * @throws IllegalArgumentException if a size is not positive, or a count would exceed 2^63
     */
    public static SystolicSchedule of(
            long m, long n, long k, int rows, int columns, Dataflow dataflow, OutputDrain drain) {
        try {
            return exact(m, n, k, rows, columns, dataflow, drain);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a product of M " + m + ", N " + n + ", K " + k + " on " + rows + "x" + columns
                            + " is too large to be counted exactly",
                    e);
        }
    }

    private static SystolicSchedule exact(
            long m, long n, long k, int rows, int columns, Dataflow dataflow, OutputDrain drain) {
        if (m < 1 || n < 1 || k < 1 || rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a product and an array need positive sizes, got M " + m + ", N " + n
                    + ", K " + k + " on " + rows + "x" + columns);
        }
        return switch (dataflow) {
            case OUTPUT_STATIONARY -> {
                long rowFolds = ceil(m, rows);
                long columnFolds = ceil(n, columns);
                long drained = drain == OutputDrain.PAPER ? rows : 0;
                yield schedule(
                        m,
                        n,
                        k,
                        rows,
                        columns,
                        drained,
                        times(m, k, columnFolds),
                        times(k, n, rowFolds),
                        times(m, n, 1));
            }
            case WEIGHT_STATIONARY -> {
                long rowFolds = ceil(k, rows);
                long columnFolds = ceil(n, columns);
                yield schedule(
                        k, n, m, rows, columns, rows, times(m, k, columnFolds), times(k, n, 1), times(m, n, rowFolds));
            }
            case INPUT_STATIONARY -> {
                long rowFolds = ceil(k, rows);
                long columnFolds = ceil(m, columns);
                yield schedule(
                        k, m, n, rows, columns, rows, times(m, k, 1), times(k, n, columnFolds), times(m, n, rowFolds));
            }
        };
    }

    /** Cycles of all folds. */
    public long cycles() {
        return folds * cyclesPerFold;
    }

    /** Useful multiply-accumulates as a share of the peak in {@link #cycles()}, 0..1. */
    public double utilisation() {
        return (double) multiplyAccumulates / ((double) elements * cycles());
    }

    /** The cycle count that SCALE-Sim v2 and v3 print: the index of the last cycle, one less than their number. */
    public long lastCycleIndex() {
        return cycles() - 1;
    }

    /**
     * The overall utilisation that SCALE-Sim v2 and v3 print: in percent, of {@link #lastCycleIndex()}. It exceeds
     * {@link #utilisation()} by that one cycle. Where there is one cycle only, which would be divided by zero, it is of
     * that.
     */
    public double toolUtilisationPercent() {
        return 100.0 * multiplyAccumulates / ((double) elements * Math.max(1, lastCycleIndex()));
    }

    private static SystolicSchedule schedule(
            long onRows,
            long onColumns,
            long steps,
            int rows,
            int columns,
            long loadOrDrain,
            long inputReads,
            long filterReads,
            long outputWrites) {
        long folds = times(ceil(onRows, rows), ceil(onColumns, columns), 1);
        long elements = (long) rows * columns;
        long cyclesPerFold = Math.addExact(loadOrDrain + rows + columns - 2, steps);
        times(folds, cyclesPerFold, 1); // the cycles of all folds must be a number, too
        return new SystolicSchedule(
                cyclesPerFold,
                folds,
                steps,
                inputReads,
                filterReads,
                outputWrites,
                times(onRows, onColumns, steps),
                elements,
                (double) onRows * onColumns / ((double) folds * elements));
    }

    private static long times(long a, long b, long c) {
        return Math.multiplyExact(Math.multiplyExact(a, b), c);
    }

    private static long ceil(long size, long by) {
        return size / by + (size % by == 0 ? 0 : 1);
    }
}
