package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Turns one layer into a stage: weights go into crossbars, the rest is computed digitally. */
final class LayerWriter {

    private final CrossbarSetup setup;
    private final RandomGenerator random;
    private final List<CrossbarMatrix> matrices = new ArrayList<>();
    private final List<float[]> biases = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();

    LayerWriter(CrossbarSetup setup, RandomGenerator random) {
        this.setup = setup;
        this.random = random;
    }

    /**
     * Writes the layer. To be called once.
     *
     * @param calibration what enters the layer, {@code [sample][input]}. Not modified.
     */
    Stage write(Layer layer, Shape input, float[][] calibration) {
        // A chain of tests because switch over sealed types is not final in Java 17; the last branch is our own bug.
        if (layer instanceof Dense dense) {
            int[][] all = {IntStream.range(0, dense.inputs()).toArray()};
            add(dense.inputs(), dense.outputs(), dense.weights(), dense.bias(), new Placement(all, 0, 1));
        } else if (layer instanceof BlockDense blocks) {
            int first = 0;
            for (BlockDense.Block block : blocks.blocks()) {
                int[][] seen = {block.inputIndices()};
                add(seen[0].length, block.outputs(), block.weights(), block.bias(), new Placement(seen, first, 1));
                first += block.outputs();
            }
        } else if (layer instanceof Relu) {
            return DigitalStages::relu;
        } else if (layer instanceof Step step) {
            return values -> DigitalStages.step(values, step.threshold());
        } else if (layer instanceof Vote vote) {
            return values -> DigitalStages.vote(values, vote.classes());
        } else {
            throw new AssertionError("no crossbar form of " + layer);
        }
        int outputs = layer.outputShape(input).size();
        return MatrixStage.calibrate(outputs, matrices, biases, placements, setup, calibration);
    }

    /** What the writing took. */
    WriteReport report() {
        WriteReport report = WriteReport.NONE;
        for (CrossbarMatrix matrix : matrices) {
            report = report.plus(matrix.report());
        }
        return report;
    }

    private void add(int inputs, int outputs, float[] weights, float[] bias, Placement placement) {
        WeightCodes codes = WeightCodes.round(inputs, outputs, weights, setup.design().weightBits());
        matrices.add(CrossbarMatrix.write(setup, codes, random));
        biases.add(bias);
        placements.add(placement);
    }
}
