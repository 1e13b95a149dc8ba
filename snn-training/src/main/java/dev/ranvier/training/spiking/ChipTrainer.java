package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.Gemm;
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
 * Trains a network that fits the cores of a chip as it is: black-and-white pixels, square windows that each go to one core or a few,
 * binary neurons, then layers of cores that each take an equal part of the neurons of several windows, the last of which vote (see
 * {@link ChipLayout}). All weights are -1, 0 or +1 with one axon an input, all biases whole numbers (see {@link TernaryBlock}), and
 * each neuron feeds one core only, so that no splitters are needed. The structure follows Esser et al. 2016 (PNAS 113:11441,
 * doi:10.1073/pnas.1604850113).
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
     * @throws IllegalArgumentException if windows or squares do not reach the borders, or the voting neurons are no multiple of the
     *     classes
     */
    public ChipModel train(LabelledImages images, int classes, TrainingListener listener) {
        int voters = settings.layout().voters();
        if (voters % classes != 0) {
            throw new IllegalArgumentException("each class needs as many voting neurons of a core, " + voters
                    + " are no multiple of " + classes + " classes");
        }
        SplittableGenerator random = RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(settings.seed());
        List<TernaryBlockLayer> cores = cores(images.shape(), random);
        List<TrainableLayer> stack = new ArrayList<>();
        if (!settings.distortion().isNone()) {
            stack.add(new DistortionLayer(gemm, images.shape(), settings.distortion()));
        }
        stack.add(new InkLayer(images.shape().size(), settings.inkThreshold()));
        for (TernaryBlockLayer layer : cores) {
            stack.add(layer);
            stack.add(new SpikeLayer(layer.outputs(), settings.surrogateWidth()));
        }
        stack.add(new VoteLayer(cores.get(cores.size() - 1).outputs(), classes, settings.scoreRange()));
        Trainer.trainStack(stack, images, classes, settings.plan(), random, listener);
        return new ChipModel(
                images.shape(),
                classes,
                settings.limits(),
                settings.layout(),
                settings.inkThreshold(),
                cores.stream().map(TernaryBlockLayer::kernels).toList());
    }

    private List<TernaryBlockLayer> cores(Shape image, SplittableGenerator random) {
        List<TernaryBlockLayer> layers = new ArrayList<>();
        int inputs = image.size();
        for (ChipWiring.Layer layer :
                ChipWiring.of(settings.layout(), image, settings.limits()).layers()) {
            List<TernaryBlock> blocks = new ArrayList<>();
            for (ChipWiring.Group group : layer.groups()) {
                blocks.add(new TernaryBlock(group, settings.limits().axonTypes(), random.split()));
            }
            layers.add(new TernaryBlockLayer(gemm, inputs, layer.outputs(), blocks));
            inputs = layer.outputs();
        }
        return layers;
    }
}
