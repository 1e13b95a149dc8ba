package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.accelerator.MachineSheet;

/**
 * The figures of a {@link MachineSheet} that a row-stationary mapping depends on.
 *
 * @param rows rows of processing elements
 * @param columns columns of processing elements
 * @param bufferWords words of the shared buffer that inputs and partial sums may use
 * @param inputSpadWords words of the register file of one element for inputs
 * @param filterSpadWords the same for filter weights
 * @param sumSpadWords the same for partial sums
 * @param inputBusWords words that the buffer sends to the array in a cycle: inputs
 * @param filterBusWords the same for filter weights
 * @param sumBusWords the same for partial sums, in each direction
 * @param dramWordsPerCycle words that go over the link to the memory off the chip in a cycle of the array
 */
record RowStationaryMachine(
        int rows,
        int columns,
        int bufferWords,
        int inputSpadWords,
        int filterSpadWords,
        int sumSpadWords,
        int inputBusWords,
        int filterBusWords,
        int sumBusWords,
        double dramWordsPerCycle) {

    static RowStationaryMachine of(MachineSheet sheet) {
        int wordBytes = (sheet.whole("wordBits") + 7) / 8;
        return new RowStationaryMachine(
                sheet.whole("rows"),
                sheet.whole("columns"),
                (sheet.whole("bufferBytes")
                                - (int) sheet.optional("filterPrefetchBytes").orElse(0))
                        / wordBytes,
                sheet.whole("inputSpadWords"),
                sheet.whole("filterSpadWords"),
                sheet.whole("sumSpadWords"),
                bus(sheet, "inputBusWords"),
                bus(sheet, "filterBusWords"),
                bus(sheet, "sumBusWords"),
                sheet.value("dramWordsPerSecond") / sheet.value("clockHertz"));
    }

    /** Words in a cycle; a bus of which nothing is published is no limit. */
    private static int bus(MachineSheet sheet, String key) {
        return sheet.optional(key).isPresent() ? sheet.whole(key) : Integer.MAX_VALUE;
    }
}
