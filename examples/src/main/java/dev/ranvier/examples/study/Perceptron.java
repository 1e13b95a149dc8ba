package dev.ranvier.examples.study;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;

/**
 * The network that a study trains for itself: dense layers, and how they are trained.
 *
 * @param hiddenUnits units of each hidden layer; empty for none
 * @param plan how it is trained
 * @param seed of its weights and of the training
 */
public record Perceptron(List<Integer> hiddenUnits, TrainingPlan plan, long seed) {

    /** Takes a copy of the list. */
    public Perceptron {
        hiddenUnits = List.copyOf(hiddenUnits);
    }

    /** Two hidden layers of 256 and 128 units, with the plan for digits. */
    public static Perceptron forDigits(int trainingSamples, long seed) {
        return new Perceptron(List.of(256, 128), TrainingPlan.forDigits(trainingSamples), seed);
    }

    /** The same with another number of epochs. */
    public Perceptron withEpochs(int epochs) {
        return new Perceptron(hiddenUnits, plan.withEpochs(epochs), seed);
    }

    /** The same with other hidden layers. */
    public Perceptron withHiddenUnits(List<Integer> units) {
        return new Perceptron(units, plan, seed);
    }

    /** Number of epochs. */
    public int epochs() {
        return plan.epochs();
    }

    /** The layers as users write them, e.g. {@code 784-256-128-10}. */
    public static String notation(Shape input, List<Integer> hiddenUnits, int classes) {
        StringBuilder text = new StringBuilder().append(input.size());
        hiddenUnits.forEach(units -> text.append('-').append(units));
        return text.append('-').append(classes).toString();
    }

    /** Trains it. */
    public LayerGraph train(LabelledImages images, int classes, Gemm gemm, TrainingListener listener) {
        String layers = notation(images.shape(), hiddenUnits, classes);
        LayerGraph start = LayerNotation.build(layers, images.shape(), classes, seed);
        return new Trainer(gemm)
                .train(TrainingTask.of(start, images, plan, seed), listener)
                .model();
    }
}
