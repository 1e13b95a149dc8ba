package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.hardware.accelerator.arithmetic.DigitalStages;
import dev.ranvier.hardware.accelerator.arithmetic.MatrixPart;
import dev.ranvier.hardware.accelerator.arithmetic.MatrixStage;
import dev.ranvier.hardware.accelerator.arithmetic.StagedNetwork;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A trained network on a systolic array whose late products are dropped, for measuring what a lower supply voltage
 * costs in accuracy. Values are floating point, so that the dropped products are all that differs from the network as
 * trained.
 *
 * <p>Random numbers come from a {@link RandomStream} with the seed as key, one fork for each sample. Immutable.
 */
public final class UnderscaledNetwork {

    private final StagedNetwork network;

    private UnderscaledNetwork(StagedNetwork network) {
        this.network = network;
    }

    /**
     * Puts a network onto an array.
     *
     * @param graph the network
     * @param rows rows of the array, at least 1: sums over more inputs are folded
     * @param lateChance chance that a product is late, 0..1, see {@link TimingErrors#probability()}
     * @param seed of the late products
     * @throws IllegalArgumentException if a number is out of range
     */
    public static UnderscaledNetwork of(LayerGraph graph, int rows, double lateChance, long seed) {
        if (rows < 1 || !(lateChance >= 0 && lateChance <= 1)) {
            throw new IllegalArgumentException(
                    "an underscaled array needs rows and a chance of 0..1, got " + rows + " rows and " + lateChance);
        }
        return new UnderscaledNetwork(StagedNetwork.of(
                graph,
                1,
                sample -> new float[graph.inputShape().size()],
                new RandomStream(seed),
                (index, node, inputs, entering) -> {
                    List<MatrixPart> parts = MatrixPart.of(node.layer(), inputs.get(0));
                    if (parts.isEmpty()) {
                        return DigitalStages.of(node.layer(), inputs);
                    }
                    return new MatrixStage(
                            node.layer().outputShape(inputs).size(),
                            parts.stream()
                                    .map(part -> new DroppingProduct(part, rows, lateChance))
                                    .toList(),
                            parts.stream().map(MatrixPart::placement).toList());
                }));
    }

    /** Output of the last layer for one sample, whose number decides which products are late. */
    public float[] outputs(int number, float[] sample) {
        return network.outputs(number, sample);
    }

    /**
     * Share of samples whose class is their label, 0..1.
     *
     * @param labels {@code [sample]}. Not modified.
     * @param sample gives sample i; called from several threads; not modified
     * @param threads up to how many threads share the samples; the result does not depend on it
     */
    public double accuracy(int[] labels, IntFunction<float[]> sample, int threads) {
        return network.accuracy(labels, sample, threads);
    }
}
