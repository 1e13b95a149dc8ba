package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.hardware.accelerator.arithmetic.DigitalStages;
import dev.ranvier.hardware.accelerator.arithmetic.MatrixPart;
import dev.ranvier.hardware.accelerator.arithmetic.MatrixStage;
import dev.ranvier.hardware.accelerator.arithmetic.Placement;
import dev.ranvier.hardware.accelerator.arithmetic.StagedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * A trained network written into crossbars, so that its accuracy there comes from running it. Weights of each matrix
 * and inputs of each layer are rounded to integers with one scale; products go through cells and converters as
 * {@link CrossbarDesign} describes; biases, activation functions, pooling and sums of branches are digital and exact.
 *
 * <p>Layers are calibrated in order on the crossbars as written, each with what the ones before make of the calibration
 * samples. Random numbers come from a {@link RandomStream} with the seed as key: fork 0 has one fork for each layer's
 * cells, fork 1 one for the read noise of each sample. Immutable after writing; samples may run in any number of
 * threads.
 */
public final class CrossbarNetwork {

    private final StagedNetwork network;
    private final WriteReport writes;

    private CrossbarNetwork(StagedNetwork network, WriteReport writes) {
        this.network = network;
        this.writes = writes;
    }

    /**
     * Writes a network.
     *
     * @param graph the network
     * @param setup the crossbars
     * @param calibration number of calibration samples, at least 1
     * @param sample gives calibration sample i, of the size of the graph's input; not modified
     * @param seed decides which cells are broken and where conductances end up
     * @throws IllegalArgumentException if there is no calibration sample or one has the wrong size
     */
    public static CrossbarNetwork write(
            LayerGraph graph, CrossbarSetup setup, int calibration, IntFunction<float[]> sample, long seed) {
        RandomStream root = new RandomStream(seed);
        List<WriteReport> reports = new ArrayList<>();
        StagedNetwork network =
                StagedNetwork.of(graph, calibration, sample, root.fork(1), (index, node, inputs, entering) -> {
                    List<MatrixPart> parts = MatrixPart.of(node.layer(), inputs.get(0));
                    if (parts.isEmpty()) {
                        return DigitalStages.of(node.layer(), inputs);
                    }
                    RandomGenerator cells = root.fork(0).fork(index);
                    List<AnalogueProduct> products = new ArrayList<>();
                    for (MatrixPart part : parts) {
                        WeightCodes codes =
                                WeightCodes.round(part, setup.design().weightBits());
                        CrossbarMatrix matrix = CrossbarMatrix.write(setup, codes, cells);
                        reports.add(matrix.report());
                        products.add(AnalogueProduct.calibrate(matrix, part, setup, entering));
                    }
                    int outputs = node.layer().outputShape(inputs).size();
                    List<Placement> placements =
                            parts.stream().map(MatrixPart::placement).toList();
                    return new MatrixStage(outputs, products, placements);
                });
        return new CrossbarNetwork(network, reports.stream().reduce(WriteReport.NONE, WriteReport::plus));
    }

    /** What the writing took, all layers together. */
    public WriteReport writes() {
        return writes;
    }

    /**
     * Output of the last layer for one sample.
     *
     * @param number of the sample, which decides the noise of its reads
     * @param sample of the size of the graph's input. Not modified.
     * @throws IllegalArgumentException if the sample has another size
     */
    public float[] outputs(int number, float[] sample) {
        return network.outputs(number, sample);
    }

    /**
     * Class of each sample: its largest output, of equal ones the first.
     *
     * @param samples number of samples
     * @param sample gives sample i; called from several threads; not modified
     * @param threads up to how many threads share the samples; the result does not depend on it
     * @return {@code [sample]}
     * @throws IllegalArgumentException if there is no thread or a sample has the wrong size
     */
    public int[] predict(int samples, IntFunction<float[]> sample, int threads) {
        return network.predict(samples, sample, threads);
    }

    /**
     * Share of samples whose class is their label, 0..1; see {@link #predict}.
     *
     * @param labels {@code [sample]}. Not modified.
     */
    public double accuracy(int[] labels, IntFunction<float[]> sample, int threads) {
        return network.accuracy(labels, sample, threads);
    }
}
