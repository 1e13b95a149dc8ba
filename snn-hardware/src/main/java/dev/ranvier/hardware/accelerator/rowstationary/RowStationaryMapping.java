package dev.ranvier.hardware.accelerator.rowstationary;

/**
 * How one group of a layer lies on a row-stationary array, and what follows from it. A processing element slides one
 * filter row over one input row; R x e elements form a set that makes e output rows. Letters as in Chen, Krishna, Emer,
 * Sze 2017 (JSSC), doi:10.1109/JSSC.2016.2616357.
 *
 * <p>A <em>pass</em> runs n images, q r channels and p t filters through all sets at once. Its cycles are those of the
 * slowest of: the multiply-accumulates of one element (n F p q S), the inputs on their bus, the partial sums on theirs;
 * plus, because the register files are not double-buffered, the longer of loading the filters and filling the first
 * input windows. Every pass is charged in full, also the last, partly filled one of a dimension. Filters taller than
 * the array or wider than the input register file are cut into equal parts that take passes of their own.
 *
 * @param e output rows of a set
 * @param n images of a pass
 * @param p filters interleaved in an element
 * @param q channels interleaved in an element
 * @param r sets that work on different channels
 * @param t sets that work on different filters
 * @param m filters whose partial sums the buffer holds at once
 * @param activeElements elements with work
 * @param passes number of passes
 * @param cycles cycles of all passes, or of the memory link if that is slower
 * @param limitedBy resource that limits the cycles
 * @param words words moved at each level
 */
public record RowStationaryMapping(
        int e,
        int n,
        int p,
        int q,
        int r,
        int t,
        int m,
        int activeElements,
        long passes,
        long cycles,
        String limitedBy,
        WordCounts words) {

    /** The same work with the choice made, or null if it does not fit into the buffer. */
    static RowStationaryMapping evaluate(
            RowStationaryMachine machine, RowStationaryShape shape, int e, int n, int p, int q, int r, int t) {
        int rowParts = ceil(shape.filterHeight(), machine.rows());
        int setRows = ceil(shape.filterHeight(), rowParts);
        int columnParts = ceil(shape.filterWidth(), machine.inputSpadWords());
        int taps = ceil(shape.filterWidth(), columnParts);
        long inputRows = (long) (e - 1) * shape.stride() + setRows;

        long inputStrip = n * (long) q * r * inputRows * shape.inputWidth();
        long sumsPerFilter = (long) n * e * shape.outputWidth();
        long filtersThatFit = (machine.bufferWords() - inputStrip) / sumsPerFilter;
        int filterGroups = ceil(shape.filters(), p * t);
        int heldGroups = (int) Math.min(filterGroups, filtersThatFit / (p * t));
        if (inputStrip > machine.bufferWords() || heldGroups < 1) {
            return null;
        }
        int channelPasses = ceil(shape.channels(), q * r) * rowParts * columnParts;
        int strips = ceil(shape.outputHeight(), e);
        int imageGroups = ceil(shape.images(), n);
        long passes = (long) channelPasses * filterGroups * strips * imageGroups;
        WordCounts words = WordCounts.of(
                shape,
                strips,
                imageGroups,
                filterGroups,
                ceil(filterGroups, heldGroups),
                channelPasses,
                p,
                q,
                columnParts);

        long compute = (long) n * shape.outputWidth() * p * q * taps;
        long inputs = ceil(inputStrip, machine.inputBusWords());
        long sums = ceil(sumsPerFilter * p * t, machine.sumBusWords());
        long filterLoad = ceil((long) p * t * q * r * setRows * taps, machine.filterBusWords());
        long window = ceil((long) q * r * inputRows * taps, machine.inputBusWords());
        long stream = Math.max(compute, Math.max(inputs, sums));
        long array = passes * (stream + Math.max(filterLoad, window));
        long link = (long) Math.ceil(words.dram() / machine.dramWordsPerCycle());

        String limit;
        if (link > array) {
            limit = "memory link";
        } else if (Math.max(filterLoad, window) > stream) {
            limit = "register file load";
        } else if (compute == stream) {
            limit = "compute";
        } else {
            limit = inputs == stream ? "input bus" : "partial sum bus";
        }
        return new RowStationaryMapping(
                e,
                n,
                p,
                q,
                r,
                t,
                Math.min(shape.filters(), heldGroups * p * t),
                setRows * e * r * t,
                passes,
                Math.max(array, link),
                limit,
                words);
    }

    static int ceil(int size, int by) {
        return (size + by - 1) / by;
    }

    private static long ceil(long size, int by) {
        return (size + by - 1) / by;
    }
}
