package dev.ranvier.training.compress;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The integer arithmetic of conventional machines, so that their accuracy comes from running it: a chain of Dense and Relu
 * layers after quantisation without retraining (Jacob et al. 2018, CVPR, doi:10.1109/CVPR.2018.00286).
 *
 * <ul>
 *   <li>Weights are signed with one scale a layer: the largest magnitude becomes {@code 2^(bits-1) - 1}, zero stays zero.
 *   <li>Activations are unsigned; the largest one seen on calibration images (1 for the input) becomes {@code 2^bits - 1},
 *       larger ones saturate.
 *   <li>Sums of products are exact: in 32 bits if operands have up to 8 (the TPU's accumulators, Jouppi et al. 2017, ISCA,
 *       doi:10.1145/3079856.3080246), else in 48. The bias is rounded to units of the sum. A layer that could overflow is
 *       refused.
 *   <li>Between layers sums are rescaled by an integer factor and a rounding shift, with zero points of 0. The last layer's sums are compared as
 *       they are; equal ones go to the lower class.
 * </ul>
 *
 * <p>What is not promised: machines that truncate partial sums to the width of their operands lose more than this.
 */
public final class FixedPointInference {

    private static final int NARROW_BITS = 8;
    private static final int NARROW_ACCUMULATOR_BITS = 32;
    private static final int WIDE_ACCUMULATOR_BITS = 48;

    private final LayerGraph graph;
    private final int bits;
    private final List<FixedPointLayer> layers;
    private final List<Rescaling> rescalings; // between the layers
    private final int widest;

    private FixedPointInference(LayerGraph graph, int bits, List<FixedPointLayer> layers, List<Rescaling> rescalings) {
        this.graph = graph;
        this.bits = bits;
        this.layers = List.copyOf(layers);
        this.rescalings = List.copyOf(rescalings);
        int width = graph.inputShape().size();
        for (FixedPointLayer layer : layers) {
            width = Math.max(width, layer.outputs());
        }
        widest = width;
    }

    /**
     * Quantises a trained network.
     *
     * @param graph a chain of Dense and Relu layers, the last one Dense
     * @param bits bits of a weight and of an activation, 2 to 16
     * @param training images that it was trained on; the first {@value Calibration#SAMPLES} set the scales
     * @param gemm computes the activations on them
     * @throws IllegalArgumentException if the graph has other layers, the bits are out of range, a hidden layer is silent on
     *     all calibration images, or a sum could overflow its accumulator
     */
    public static FixedPointInference quantise(LayerGraph graph, int bits, LabelledImages training, Gemm gemm) {
        if (bits < 2 || bits > 16) {
            throw new IllegalArgumentException("weights and activations can have 2 to 16 bits, got " + bits);
        }
        DenseChain chain = DenseChain.of(graph);
        Calibration calibration = Calibration.of(StageGraph.of(graph), training, gemm);
        int largestActivation = (1 << bits) - 1;
        int accumulatorBits = bits <= NARROW_BITS ? NARROW_ACCUMULATOR_BITS : WIDE_ACCUMULATOR_BITS;
        List<FixedPointLayer> layers = new ArrayList<>();
        List<Rescaling> rescalings = new ArrayList<>();
        double inputUnit = 1.0 / largestActivation;
        for (int stage = 0; stage < chain.stages().size(); stage++) {
            DenseChain.Stage read = chain.stages().get(stage);
            FixedPointLayer layer = new FixedPointLayer(read.name(), read.dense(), inputUnit, bits, accumulatorBits);
            if (stage + 1 < chain.stages().size()) {
                inputUnit = (double) calibration.positiveMax(stage) / largestActivation;
                rescalings.add(layer.rescaling(inputUnit));
            }
            layers.add(layer);
        }
        return new FixedPointInference(graph, bits, layers, rescalings);
    }

    /** Bits of a weight and of an activation. */
    public int bits() {
        return bits;
    }

    /**
     * Class of each sample, {@code [sample]}.
     *
     * @param threads up to how many threads share the samples; the result does not depend on it
     * @throws IllegalArgumentException if the images have another size than the graph's input, or there is no thread
     */
    public int[] predict(LabelledImages images, int threads) {
        requireFit(images);
        int[] predicted = new int[images.size()];
        SampleChunks.run(images.size(), threads, (from, to) -> {
            Run run = new Run();
            for (int s = from; s < to; s++) {
                predicted[s] = run.sample(images, s);
            }
        });
        return predicted;
    }

    /** Fraction of the samples whose predicted class is their label, 0..1; see {@link #predict}. */
    public double accuracy(LabelledImages images, int threads) {
        int[] predicted = predict(images, threads);
        int correct = 0;
        for (int s = 0; s < predicted.length; s++) {
            if (predicted[s] == images.label(s)) {
                correct++;
            }
        }
        return (double) correct / predicted.length;
    }

    /**
     * Share of the quantised activations that enter each layer as 0, over all samples: what a machine can skip.
     *
     * @param threads up to how many threads share the samples; the result does not depend on it
     * @return 0..1 by name of the dense layer, in the order of layers
     * @throws IllegalArgumentException if the images have another size than the graph's input, or there is no thread
     */
    public Map<String, Double> zeroInputShares(LabelledImages images, int threads) {
        requireFit(images);
        long[] zeros = new long[layers.size()];
        SampleChunks.run(images.size(), threads, (from, to) -> {
            Run run = new Run();
            for (int s = from; s < to; s++) {
                run.sample(images, s);
            }
            synchronized (zeros) {
                for (int layer = 0; layer < zeros.length; layer++) {
                    zeros[layer] += run.zeros[layer];
                }
            }
        });
        Map<String, Double> shares = new LinkedHashMap<>();
        int inputs = graph.inputShape().size();
        for (int layer = 0; layer < zeros.length; layer++) {
            shares.put(layers.get(layer).name(), (double) zeros[layer] / ((long) images.size() * inputs));
            inputs = layers.get(layer).outputs();
        }
        return shares;
    }

    private void requireFit(LabelledImages images) {
        if (images.shape().size() != graph.inputShape().size()) {
            throw new IllegalArgumentException("model " + graph.name() + " takes " + graph.inputShape()
                    + " values, the images are " + images.shape() + "; is it the model of another data set?");
        }
    }

    /** The buffers of one thread, and what it has counted. */
    private final class Run {
        private final float[] pixels = new float[graph.inputShape().size()];
        private final int[] activations = new int[widest];
        private final long[] sums = new long[widest];
        private final long[] zeros = new long[layers.size()]; // [layer], inputs that were 0

        int sample(LabelledImages images, int sample) {
            images.copySample(sample, pixels, 0);
            int largestActivation = (1 << bits) - 1;
            for (int i = 0; i < pixels.length; i++) {
                activations[i] = Math.round(pixels[i] * largestActivation);
            }
            int inputs = pixels.length;
            for (int layer = 0; layer < zeros.length; layer++) {
                FixedPointLayer current = layers.get(layer);
                zeros[layer] += zeros(inputs);
                current.accumulate(activations, inputs, sums);
                inputs = current.outputs();
                if (layer < rescalings.size()) {
                    rescalings.get(layer).apply(sums, inputs, activations);
                }
            }
            return largest(inputs);
        }

        private int zeros(int inputs) {
            int count = 0;
            for (int i = 0; i < inputs; i++) {
                if (activations[i] == 0) {
                    count++;
                }
            }
            return count;
        }

        private int largest(int outputs) {
            int best = 0;
            for (int o = 1; o < outputs; o++) {
                if (sums[o] > sums[best]) {
                    best = o;
                }
            }
            return best;
        }
    }
}
