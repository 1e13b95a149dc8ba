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
     * @return the network core by core, see {@link ChipModel#graph}
     * @throws IllegalArgumentException if windows or squares do not reach the borders, or the voting neurons are no multiple of the
     *     classes
     */
    public LayerGraph train(LabelledImages images, int classes, TrainingListener listener) {
        return trainInCycles(images, classes, 1, listener).get(0).graph();
    }

    /**
     * Trains a network several times over, each time from where it was, with the learning rate of the plan from the start: each
     * cycle ends in another network, good enough to be a member of an ensemble, for a part of the time that training them one by one
     * would take (Huang et al. 2017, ICLR, arXiv:1704.00109).
     *
     * @param images what to learn from, one channel
     * @param classes number of classes
     * @param cycles how often the plan is gone through, at least 1
     * @param listener is told about each epoch
     * @return the network at the end of each cycle
     * @throws IllegalArgumentException as {@link #train} does, or if there is no cycle
     */
    public List<ChipModel> trainInCycles(LabelledImages images, int classes, int cycles, TrainingListener listener) {
        int voters = settings.layout().voters();
        if (voters % classes != 0) {
            throw new IllegalArgumentException("each class needs as many voting neurons of a core, " + voters
                    + " are no multiple of " + classes + " classes");
        }
        if (cycles < 1) {
            throw new IllegalArgumentException("a training needs at least 1 cycle, got " + cycles);
        }
        SplittableGenerator random = RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(settings.seed());
        List<TernaryBlockLayer> cores = cores(images.shape(), random);
        List<TrainableLayer> stack = stack(cores, images.shape(), classes);
        List<ChipModel> models = new ArrayList<>();
        for (int cycle = 0; cycle < cycles; cycle++) {
            Trainer.trainStack(stack, images, classes, settings.plan(), random, listener);
            models.add(new ChipModel(
                    images.shape(),
                    classes,
                    settings.limits(),
                    settings.layout(),
                    settings.inkThreshold(),
                    cores.stream().map(TernaryBlockLayer::kernels).toList()));
        }
        return models;
    }

    private List<TrainableLayer> stack(List<TernaryBlockLayer> cores, Shape image, int classes) {
        List<TrainableLayer> stack = new ArrayList<>();
        if (!settings.distortion().isNone()) {
            stack.add(new DistortionLayer(gemm, image, settings.distortion()));
        }
        stack.add(new InkLayer(image.size(), settings.inkThreshold()));
        for (TernaryBlockLayer layer : cores) {
            stack.add(layer);
            stack.add(new SpikeLayer(layer.outputs(), settings.surrogateWidth()));
        }
        stack.add(new VoteLayer(cores.get(cores.size() - 1).outputs(), classes, settings.scoreRange()));
        return stack;
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
