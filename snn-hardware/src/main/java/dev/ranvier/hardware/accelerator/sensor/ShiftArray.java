package dev.ranvier.hardware.accelerator.sensor;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Pooling;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import java.util.Locale;

/**
 * An array whose elements each keep one output pixel and pass inputs on to their neighbours, in the manner of
 * ShiDianNao: Du, Fasthuber, Chen et al. 2015 (ISCA), doi:10.1145/2749469.2750389. The pixels of one output map are cut
 * into tiles of the size of the array; a tile takes one cycle for each weight of the filter, sent to all elements.
 * Within a tile and an input channel every input word is read from the buffer once and then shifted. In a dense layer
 * every element has an output of its own, all share the input of a cycle, and each needs its own weight; a convolution
 * with one output pixel is such a layer. Pooling runs like a convolution of each map by itself, without weights.
 * Samples of a batch run one after the other.
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code clockHertz}, {@code wordBits},
 * {@code inputBufferBytes}, {@code outputBufferBytes}, {@code weightBufferBytes}. Actions: {@code nfu.cycle},
 * {@code instruction.cycle}, {@code nbin.word}, {@code nbout.word}, {@code sb.word} (the buffers of inputs, results and
 * weights, by their published names). A layer that exceeds the buffers is timed as if it did not; its note says how
 * full they are. Bringing weights onto the chip is not counted.
 */
public final class ShiftArray extends SheetMachine<ShiftArray> {

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public ShiftArray(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("rows", "columns", "wordBits");
        require("clockHertz", "inputBufferBytes", "outputBufferBytes", "weightBufferBytes");
    }

    /** ShiDianNao with the sheet and constants that come with the program. */
    public static ShiftArray shiDianNao() {
        return new ShiftArray(
                MachineSheet.resource(ShiftArray.class, "shidiannao.json"),
                EnergyTable.resource(ShiftArray.class, "shidiannao-energy.json"));
    }

    @Override
    protected ShiftArray with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new ShiftArray(changedSheet, changedEnergies);
    }

    @Override
    public long processingElements() {
        return (long) sheet().whole("rows") * sheet().whole("columns");
    }

    @Override
    public boolean runs(Operation operation) {
        return super.runs(operation) || operation instanceof Pooling;
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        if (operation instanceof Convolution conv && (conv.outputPixels() > 1 || conv.groups() > 1)) {
            long maps = (long) conv.filters() * (conv.channels() / conv.groups());
            return windows(operation, conv.window(), conv.outputHeight(), conv.outputWidth(), maps, true, batch);
        }
        if (operation instanceof Pooling pooling) {
            Shape input = new Shape(pooling.channels(), pooling.height(), pooling.width());
            Shape output = pooling.window().outputShape(input, pooling.channels());
            return windows(
                    operation, pooling.window(), output.height(), output.width(), pooling.channels(), false, batch);
        }
        return dense(operation, batch);
    }

    /** @param maps pairs of input and output map */
    private LayerCounts windows(
            Operation operation, Window window, int rows, int columns, long maps, boolean weighted, int batch) {
        int arrayRows = sheet().whole("rows");
        int arrayColumns = sheet().whole("columns");
        long cycles = 0;
        long inputs = 0;
        for (int row = 0; row < rows; row += arrayRows) {
            for (int column = 0; column < columns; column += arrayColumns) {
                int height = Math.min(arrayRows, rows - row);
                int width = Math.min(arrayColumns, columns - column);
                cycles += window.area();
                inputs += span(height, window.strideY(), window.height(), window.dilationY())
                        * span(width, window.strideX(), window.width(), window.dilationX());
            }
        }
        long allCycles = cycles * maps;
        double active = (double) rows * columns * window.area() / cycles;
        return counts(operation, batch, allCycles, inputs * maps, weighted ? allCycles : 0, active);
    }

    /** Inputs in one direction that some neighbouring positions of a window see. */
    private static long span(int positions, int stride, int window, int dilation) {
        return (positions - 1L) * stride + (window - 1L) * dilation + 1;
    }

    private LayerCounts dense(Operation operation, int batch) {
        long elements = processingElements();
        long turns = (operation.outputWords() + elements - 1) / elements;
        long cycles = turns * operation.reduction();
        double active = (double) operation.outputWords() / turns;
        return counts(operation, batch, cycles, cycles, operation.weightWords(), active);
    }

    private LayerCounts counts(
            Operation operation, int batch, long cycles, long inputs, long weights, double activeElements) {
        ActionCounts counts = ActionCounts.builder()
                .add("nfu", "cycle", cycles * batch)
                .add("instruction", "cycle", cycles * batch)
                .add("nbin", "word", inputs * batch)
                .add("nbout", "word", operation.outputWords() * batch)
                .add("sb", "word", weights * batch)
                .build();
        String note = String.format(
                Locale.ROOT,
                "fills %.1f %% of the input, %.1f %% of the output and %.1f %% of the weight buffer",
                percent(operation.inputWords(), "inputBufferBytes"),
                percent(operation.outputWords(), "outputBufferBytes"),
                percent(operation.weightWords(), "weightBufferBytes"));
        return new LayerCounts(cycles * batch, counts, activeElements, "compute", List.of(note));
    }

    private double percent(long words, String buffer) {
        return 100.0 * words * wordBits() / 8 / sheet().value(buffer);
    }
}
