package dev.ranvier.hardware.accelerator.rowstationary;

/**
 * Words that move at each level of a spatial array, by the reuse sums of Chen, Emer, Sze 2016 (ISCA),
 * doi:10.1109/ISCA.2016.40: with a uses from the memory off the chip, b from the buffer for each of those, c over the
 * array and d from the register file, a word of a filter or an input costs
 *
 * <pre>  a E_DRAM + a b E_buffer + a b c E_array + a b c d E_RF</pre>
 *
 * and a result whose sum is built in a b c d steps
 *
 * <pre>  (2a - 1) E_DRAM + 2a(b - 1) E_buffer + a b (c - 1) E_array + 2 a b c (d - 1) E_RF,</pre>
 *
 * here with a = 1, since results leave the chip finished. The counts are those sums over all words, in whole numbers.
 * Input words include padding and the rows that neighbouring strips share; compression is not modelled.
 *
 * @param filterDram filter words from memory
 * @param inputDram input words from memory
 * @param outputDram results to memory
 * @param filterBuffer filter words from the buffer
 * @param inputBuffer input words from the buffer
 * @param sumBuffer partial sums to and from the buffer
 * @param filterArray filter words delivered to elements
 * @param inputArray input words delivered to elements
 * @param sumArray partial sums handed from element to element
 * @param filterRegister filter words read in elements
 * @param inputRegister input words read in elements
 * @param sumRegister partial sums read and written in elements
 */
public record WordCounts(
        long filterDram,
        long inputDram,
        long outputDram,
        long filterBuffer,
        long inputBuffer,
        long sumBuffer,
        long filterArray,
        long inputArray,
        long sumArray,
        long filterRegister,
        long inputRegister,
        long sumRegister) {

    /**
     * @param shape the work
     * @param strips strips of output rows
     * @param imageGroups groups of images
     * @param filterGroups groups of filters that a pass works on
     * @param inputLoads times the inputs come from memory
     * @param channelPasses passes that add to one partial sum
     * @param p filters interleaved in an element
     * @param q channels interleaved in an element
     * @param columnParts parts into which filter rows are cut
     */
    static WordCounts of(
            RowStationaryShape shape,
            int strips,
            int imageGroups,
            int filterGroups,
            int inputLoads,
            int channelPasses,
            int p,
            int q,
            int columnParts) {
        long filterWords = (long) shape.filters() * shape.channels() * shape.filterHeight() * shape.filterWidth();
        long inputRows = (long) (shape.outputHeight() - strips) * shape.stride() + (long) strips * shape.filterHeight();
        long inputRowWords = (long) shape.images() * shape.channels() * shape.inputWidth();
        long macs = shape.multiplyAccumulates();
        long outputs = shape.outputWords();
        // Elements over which one result is summed, all passes together: one for each filter row and q channels.
        long chain = (long) shape.filterHeight() * columnParts * RowStationaryMapping.ceil(shape.channels(), q);
        long fetchedFilters = filterWords * strips * imageGroups;
        return new WordCounts(
                fetchedFilters,
                inputRowWords * inputRows * inputLoads,
                outputs,
                fetchedFilters,
                inputRowWords * inputRows * filterGroups,
                2 * outputs * (channelPasses - 1),
                filterWords * imageGroups * shape.outputHeight(),
                inputRowWords
                        * shape.filterHeight()
                        * shape.outputHeight()
                        * RowStationaryMapping.ceil(shape.filters(), p),
                outputs * (chain - channelPasses),
                macs,
                macs,
                2 * (macs - outputs * chain));
    }

    /** Words over the link to memory. */
    public long dram() {
        return filterDram + inputDram + outputDram;
    }

    /** Words in and out of the buffer. */
    public long buffer() {
        return filterBuffer + inputBuffer + sumBuffer;
    }

    /** Words over the array's network. */
    public long array() {
        return filterArray + inputArray + sumArray;
    }

    /** Words in and out of register files. */
    public long register() {
        return filterRegister + inputRegister + sumRegister;
    }

    /**
     * What the words cost in units of one multiply-accumulate, with memory : buffer : array : register = 200 : 6 : 2 :
     * 1 (Chen, Emer, Sze 2016, table IV). Mappings are compared by it; no result is priced with it.
     */
    public double relativeEnergy() {
        return 200.0 * dram() + 6.0 * buffer() + 2.0 * array() + register();
    }
}
