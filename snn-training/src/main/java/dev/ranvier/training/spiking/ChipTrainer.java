package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.layer.TrainableLayer;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Trains a network that fits the cores of a chip as it is: black-and-white pixels, square patches that each go to one core,
 * binary neurons, then cores that each take an equal share of every patch's neurons, whose binary neurons vote. All weights are
 * -1, 0 or +1 with one axon an input, all biases whole numbers (see {@link TernaryBlock}), and each neuron feeds one core only,
 * so that no splitters are needed. The structure follows Esser et al. 2016 (PNAS 113:11441, doi:10.1073/pnas.1604850113).
 *
 * <p>The result is the chip's own arithmetic: run as an ordinary network or as spikes, it gives the same answers.
 */
public final class ChipTrainer {

    private final ChipTrainingSettings settings;
    private final Gemm gemm;

    /** A trainer whose dense products run on the given kernel. */
    public ChipTrainer(ChipTrainingSettings settings, Gemm gemm) {
        this.settings = settings;
        this.gemm = gemm;
    }

    /**
     * Trains a network.
     *
     * @param images what to learn from, one channel
     * @param classes number of classes
     * @param listener is told about each epoch
     * @return layers {@code ink, patches, spikes1, votes, spikes2, classes}
     * @throws IllegalArgumentException if the patches do not reach the borders of the image, or the votes do not fit a core
     */
    public LayerGraph train(LabelledImages images, int classes, TrainingListener listener) {
        SplittableGenerator random = RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(settings.seed());
        List<TrainableLayer> layers = layers(images.shape(), classes, random);
        Trainer.trainStack(layers, images, classes, settings.plan(), random, listener);

        List<String> names = List.of("ink", "patches", "spikes1", "votes", "spikes2", "classes");
        LayerGraph.ChainBuilder chain = LayerGraph.chain("chip-digits", images.shape());
        for (int i = 0; i < names.size(); i++) {
            chain.then(names.get(i), layers.get(i).trained());
        }
        return chain.build();
    }

    private List<TrainableLayer> layers(Shape shape, int classes, SplittableGenerator random) {
        int votes = settings.votesPerClass() * classes;
        if (votes > settings.limits().neurons()) {
            throw new IllegalArgumentException(
                    settings.votesPerClass() + " votes for each of " + classes + " classes need " + votes
                            + " neurons, a core has " + settings.limits().neurons());
        }
        List<TernaryBlock> patches = new ArrayList<>();
        for (int[] pixels : CoreShares.patches(shape, settings.patchPixels(), settings.stridePixels())) {
            int[] types = CoreShares.pixelTypes(
                    pixels, shape.width(), settings.limits().axonTypes());
            patches.add(block(pixels, types, settings.hiddenPerPatch(), random));
        }
        List<TernaryBlock> voters = new ArrayList<>();
        for (int[] hidden : CoreShares.deal(
                patches.size(), settings.hiddenPerPatch(), settings.limits().axons())) {
            int[] types =
                    CoreShares.roundRobinTypes(hidden.length, settings.limits().axonTypes());
            voters.add(block(hidden, types, votes, random));
        }
        int hidden = patches.size() * settings.hiddenPerPatch();
        int outputs = voters.size() * votes;
        return List.of(
                new InkLayer(shape.size(), settings.inkThreshold()),
                new TernaryBlockLayer(gemm, shape.size(), patches),
                new SpikeLayer(hidden, settings.surrogateWidth()),
                new TernaryBlockLayer(gemm, hidden, voters),
                new SpikeLayer(outputs, settings.surrogateWidth()),
                new VoteLayer(outputs, classes, settings.scoreRange()));
    }

    private TernaryBlock block(int[] inputs, int[] types, int outputs, SplittableGenerator random) {
        return new TernaryBlock(inputs, types, settings.limits().axonTypes(), outputs, random.split());
    }
}
