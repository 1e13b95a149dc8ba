package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.hardware.accelerator.arithmetic.DigitalStages;
import dev.ranvier.hardware.accelerator.arithmetic.ExactProduct;
import dev.ranvier.hardware.accelerator.arithmetic.MatrixPart;
import dev.ranvier.hardware.accelerator.arithmetic.MatrixStage;
import dev.ranvier.hardware.accelerator.arithmetic.Stage;
import dev.ranvier.hardware.accelerator.arithmetic.StagedNetwork;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A trained network whose first layers run in the analogue part of a sensor ({@link RedEye}): floating-point products
 * to which noise is added, then one conversion, then the rest exactly. The noise of each analogue layer with weights is
 * Gaussian with the root mean square of the layer's results on the calibration samples, divided by {@code 10^(dB/20)};
 * the converter is uniform, from 0 (or the smallest result, where one is negative) to the largest on the calibration
 * samples, and clips.
 *
 * <p>Random numbers come from a {@link RandomStream} with the seed as key, one fork for each sample. Immutable.
 */
public final class SensorNetwork {

    private final StagedNetwork network;

    private SensorNetwork(StagedNetwork network) {
        this.network = network;
    }

    /**
     * Puts the first layers into the sensor.
     *
     * @param graph the network
     * @param analogueNodes nodes at its beginning that are analogue, 1 to all; the last one's results are converted
     * @param signalToNoiseDecibels ratio of signal to noise, infinite for none
     * @param adcBits bits of the converter, 1 to 16
     * @param calibration number of calibration samples, at least 1
     * @param sample gives calibration sample i; not modified
     * @param seed of the noise
     * @throws IllegalArgumentException if a setting is out of range, the graph is not a chain, or a sample has the
     *     wrong size
     */
    public static SensorNetwork of(
            LayerGraph graph,
            int analogueNodes,
            double signalToNoiseDecibels,
            int adcBits,
            int calibration,
            IntFunction<float[]> sample,
            long seed) {
        if (analogueNodes < 1 || analogueNodes > graph.nodes().size() || !graph.isChain()) {
            throw new IllegalArgumentException("a sensor takes the first 1 to "
                    + graph.nodes().size() + " nodes of a chain of layers, got " + analogueNodes + " of "
                    + graph.name());
        }
        if (Double.isNaN(signalToNoiseDecibels) || adcBits < 1 || adcBits > 16) {
            throw new IllegalArgumentException(
                    "a sensor needs a ratio of signal to noise and 1 to 16 converter bits, got " + signalToNoiseDecibels
                            + " dB and " + adcBits);
        }
        double noiseShare = Math.pow(10, -signalToNoiseDecibels / 20);
        return new SensorNetwork(StagedNetwork.of(
                graph, calibration, sample, new RandomStream(seed), (index, node, inputs, entering) -> {
                    Stage exact = exact(node, inputs);
                    boolean weighted = exact instanceof MatrixStage;
                    Stage noisy = index < analogueNodes && weighted && noiseShare > 0
                            ? noisy(exact, noiseShare * rootMeanSquare(exact, entering))
                            : exact;
                    return index == analogueNodes - 1 ? converted(noisy, exact, entering, adcBits) : noisy;
                }));
    }

    /** Output of the last layer for one sample, whose number decides the noise. */
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

    private static Stage exact(LayerGraph.Node node, List<Shape> inputs) {
        List<MatrixPart> parts = MatrixPart.of(node.layer(), inputs.get(0));
        if (parts.isEmpty()) {
            return DigitalStages.of(node.layer(), inputs);
        }
        return new MatrixStage(
                node.layer().outputShape(inputs).size(),
                parts.stream().map(ExactProduct::new).toList(),
                parts.stream().map(MatrixPart::placement).toList());
    }

    private static Stage noisy(Stage exact, double sigma) {
        return (inputs, noise) -> {
            float[] output = exact.run(inputs, noise);
            for (int i = 0; i < output.length; i++) {
                output[i] += (float) (sigma * noise.nextGaussian());
            }
            return output;
        };
    }

    private static Stage converted(Stage before, Stage exact, float[][][] entering, int adcBits) {
        float least = 0;
        float most = 0;
        for (float[][] inputs : entering) {
            for (float value : exact.run(inputs, null)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        long largestCode = (1L << adcBits) - 1;
        double step = most > least ? (most - least) / (double) largestCode : 1;
        float lowest = least;
        return (inputs, noise) -> {
            float[] output = before.run(inputs, noise).clone();
            for (int i = 0; i < output.length; i++) {
                double code = Math.max(0, Math.min(Math.rint((output[i] - lowest) / step), largestCode));
                output[i] = (float) (lowest + step * code);
            }
            return output;
        };
    }

    private static double rootMeanSquare(Stage exact, float[][][] entering) {
        double squares = 0;
        long count = 0;
        for (float[][] inputs : entering) {
            for (float value : exact.run(inputs, null)) {
                squares += (double) value * value;
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }
}
