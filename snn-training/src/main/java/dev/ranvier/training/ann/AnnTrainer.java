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
        SplittableGenerator random = RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(settings.seed());
        List<TrainableLayer> layers = layers(images.shape().size(), classes, settings, random);
        StackTrainer.train(layers, images, classes, settings.plan(), random, listener);
        return graph(images, classes, settings, layers);
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

    private static LayerGraph graph(
            LabelledImages images, int classes, TrainingSettings settings, List<TrainableLayer> layers) {
        StringBuilder name = new StringBuilder("mlp-").append(images.shape().size());
        settings.hiddenUnits().forEach(units -> name.append('-').append(units));
        name.append('-').append(classes);
        LayerGraph.ChainBuilder chain = LayerGraph.chain(name.toString(), images.shape());
        int dense = 0;
        for (TrainableLayer layer : layers) {
            if (layer instanceof DenseLayer) {
                chain.then("dense" + ++dense, layer.trained());
            } else {
                chain.then("relu" + dense, layer.trained());
            }
        }
        return chain.build();
    }
}
