package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Trains a multi-layer perceptron: dense layers with rectified linear units between them, softmax cross-entropy, Adam,
 * shuffled minibatches of randomly shifted samples, a learning rate that falls along half a cosine.
 *
 * <p>The same settings, data and kernel give the same bits for any number of threads: only the dense products use several,
 * and they promise that (see {@link Gemm}). Randomness comes from one {@code L64X128MixRandom} generator, split first for
 * each layer and then for each epoch. The vector and the scalar path of a kernel may round differently; weights trained by
 * one are then not those trained by the other.
 */
public final class AnnTrainer {

    private final Gemm gemm;

    /** A trainer whose dense products run on the given kernel. */
    public AnnTrainer(Gemm gemm) {
        this.gemm = gemm;
    }

    /**
     * Trains a network.
     *
     * @param images what to learn from
     * @param classes number of classes, which is the number of outputs
     * @param settings see there
     * @param listener is told about each epoch
     * @return layers {@code dense1, relu1, dense2, ...}, the last dense layer without activation
     * @throws IllegalArgumentException if a label is no class
     * @throws TrainingDivergedException if the loss stops being a finite number
     */
    public LayerGraph train(LabelledImages images, int classes, TrainingSettings settings, TrainingListener listener) {
        requireLabels(images, classes);
        SplittableGenerator random = RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(settings.seed());
        int batchSize = Math.min(settings.batchSize(), images.size());
        LayerStack stack = new LayerStack(layers(images.shape().size(), classes, settings, random), batchSize);
        Optimiser optimiser = new Adam(stack.parameters(), settings.weightDecay());
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(classes, settings.labelSmoothing());
        Minibatches batches = new Minibatches(images, settings.maxShiftPixels(), batchSize);
        long stepsPerEpoch = (images.size() + batchSize - 1) / batchSize;
        CosineSchedule schedule = new CosineSchedule(settings.learningRate(), stepsPerEpoch * settings.epochs());

        long step = 0;
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            double lossSum = 0;
            int correct = 0;
            batches.startEpoch(random.split());
            while (batches.advance()) {
                float[] outputs = stack.forward(batches.values(), batches.samples());
                loss.evaluate(outputs, batches.labels(), stack.outputGradient(), batches.samples());
                if (!Double.isFinite(loss.lossSum())) {
                    throw new TrainingDivergedException(epoch, settings.learningRate());
                }
                stack.backward(batches.values(), batches.samples());
                optimiser.step(schedule.at(step++));
                lossSum += loss.lossSum();
                correct += loss.correct();
            }
            listener.epoch(epoch, settings.epochs(), lossSum / images.size(), (double) correct / images.size());
        }
        return graph(images, classes, settings, stack);
    }

    private List<TrainableLayer> layers(
            int inputs, int classes, TrainingSettings settings, SplittableGenerator random) {
        List<TrainableLayer> layers = new ArrayList<>();
        int width = inputs;
        for (int units : settings.hiddenUnits()) {
            layers.add(new DenseLayer(gemm, width, units, random.split()));
            layers.add(new ReluLayer(units));
            width = units;
        }
        layers.add(new DenseLayer(gemm, width, classes, random.split()));
        return layers;
    }

    private static LayerGraph graph(LabelledImages images, int classes, TrainingSettings settings, LayerStack stack) {
        StringBuilder name = new StringBuilder("mlp-").append(images.shape().size());
        settings.hiddenUnits().forEach(units -> name.append('-').append(units));
        name.append('-').append(classes);
        LayerGraph.ChainBuilder chain = LayerGraph.chain(name.toString(), images.shape());
        int dense = 0;
        for (TrainableLayer layer : stack.layers()) {
            if (layer instanceof DenseLayer) {
                chain.then("dense" + ++dense, layer.trained());
            } else {
                chain.then("relu" + dense, layer.trained());
            }
        }
        return chain.build();
    }

    private static void requireLabels(LabelledImages images, int classes) {
        for (int i = 0; i < images.size(); i++) {
            if (images.label(i) >= classes) {
                throw new IllegalArgumentException("sample " + i + " has label " + images.label(i) + ", allowed 0.."
                        + (classes - 1) + " for " + classes + " classes");
            }
        }
    }
}
