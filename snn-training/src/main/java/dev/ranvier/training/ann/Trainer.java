package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.training.ann.layer.TrainableLayer;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Trains networks by gradients: shuffled minibatches of varied samples, softmax cross-entropy on the outputs of the last layer.
 *
 * <p>The same task and kernel give the same bits for any number of threads, also if the training was interrupted and resumed.
 * Randomness comes from one {@code L64X128MixRandom} generator, split once for each epoch. The vector and the scalar path of a
 * kernel may round differently; weights trained by one are then not those trained by the other.
 */
public final class Trainer {

    private final Gemm gemm;

    /** A trainer whose dense products, and whatever else several threads can share, run on the given kernel. */
    public Trainer(Gemm gemm) {
        this.gemm = gemm;
    }

    /**
     * Trains a network.
     *
     * @param listener is told about each epoch
     * @throws IllegalArgumentException if a layer cannot be trained, or a label is no class
     * @throws TrainingDivergedException if the loss stops being a finite number
     */
    public TrainingResult train(TrainingTask task, TrainingListener listener) {
        return train(task, null, listener);
    }

    /**
     * Trains a network from where an earlier run of the same task was interrupted.
     *
     * @param resumed state that the earlier run's listener was given, or null to start afresh
     * @throws IllegalArgumentException if the state belongs to another task or kernel
     */
    public TrainingResult train(TrainingTask task, TrainingState resumed, TrainingListener listener) {
        LayerGraph start = task.start();
        if (start.nodes().get(start.nodes().size() - 1).layer() instanceof Softmax) {
            throw new IllegalArgumentException(
                    "model " + start.name() + " ends in a softmax; train it without, the loss has its own");
        }
        if (task.plan().patience() > 0 && task.validation() == null) {
            throw new IllegalArgumentException("a training that may end early needs validation images to judge by");
        }
        TrainableGraph graph = TrainableGraph.of(task, gemm);
        Validation validation = new Validation(task, graph, gemm);
        TrainingLoop loop =
                new TrainingLoop(graph, task.train(), start.outputShape().size(), task.plan());
        SplittableGenerator random = trainingGenerator(task.seed());
        if (resumed != null) {
            validation.resume(resumed, loop);
        }
        validation.run(loop, random, listener);
        return validation.result();
    }

    /**
     * Trains layers of one's own, one after the other, in place.
     *
     * @param layers from input to output, the last with one output a class. Modified.
     * @param images what to learn from
     * @param classes number of classes
     * @param plan how; without an early end
     * @param random split for each epoch
     * @param listener is told about each epoch
     * @throws IllegalArgumentException if a label is no class, or layers do not fit
     * @throws TrainingDivergedException if the loss stops being a finite number
     */
    public static void trainStack(
            List<TrainableLayer> layers,
            LabelledImages images,
            int classes,
            TrainingPlan plan,
            SplittableGenerator random,
            TrainingListener listener) {
        TrainingLoop loop = new TrainingLoop(TrainableGraph.chain(layers), images, classes, plan);
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            loop.epoch(epoch, random.split(), listener);
        }
    }

    /** The second child of the seed's generator; the first one makes start values, see {@link NetworkBuilder}. */
    private static SplittableGenerator trainingGenerator(long seed) {
        SplittableGenerator root = generator(seed);
        root.split();
        return root.split();
    }

    /** The generator that a seed stands for. */
    static SplittableGenerator generator(long seed) {
        return RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(seed);
    }
}
