package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.workload.Operation;

/** What a crossbar machine does to apply a layer, writing its weights apart. */
final class CrossbarReads {

    private static final int BITS_OF_BYTE = 8;

    private CrossbarReads() {}

    /**
     * Counts.
     *
     * @param design how weights and inputs are cut
     * @param conversionsPerSlice conversions of one slice of a weight in one read
     * @param vectors output pixels of all samples
     */
    static ActionCounts count(CrossbarDesign design, int conversionsPerSlice, Operation operation, long vectors) {
        long groups = operation.groups();
        long inputs = operation.reduction();
        long outputs = operation.filtersPerGroup();
        long rowBlocks = design.rowBlocks(inputs);
        long columnArrays = design.arrays(inputs, outputs, design.columns()) / rowBlocks;
        long reads = Math.multiplyExact(groups * vectors, design.reads());
        long conversions = Math.multiplyExact(reads, rowBlocks * outputs * design.slices() * conversionsPerSlice);
        double inputBytes = (double) groups * vectors * inputs * design.inputBits() / BITS_OF_BYTE;
        double outputBytes = (double) groups * vectors * outputs * design.inputBits() / BITS_OF_BYTE;
        return ActionCounts.builder()
                .add("array", "cellRead", (double) reads * inputs * outputs * design.columnsPerWeight())
                .add("dac", "conversion", Math.multiplyExact(reads, inputs * columnArrays))
                .add("sampleHold", "sample", conversions)
                .add("adc", "step", conversions * Math.scalb(1.0, design.adcBits()))
                .add("shiftAdd", "add", conversions)
                .add("inputRegister", "byte", inputBytes * columnArrays)
                .add("outputRegister", "byte", outputBytes * rowBlocks)
                .add("buffer", "byte", inputBytes + outputBytes)
                .add("bus", "byte", inputBytes)
                .build();
    }
}
