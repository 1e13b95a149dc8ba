package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.List;

/**
 * One step of a {@link StageGraph}: values of its own, made of those of earlier stages. Except for the last stage no value is
 * negative.
 */
public sealed interface Stage {

    /** Index that stands for the network's input. */
    int INPUT = -1;

    /** Unique within the graph; the name of the layer that it came from where there is one. */
    String name();

    /** Shape of its values. */
    Shape shape();

    /** Node of the graph, as rewritten, whose values (or whose negated values) it rectifies or repeats. */
    String node();

    /**
     * {@code value = activation(sum over terms of map(source) + bias)}.
     *
     * @param name unique within the graph
     * @param shape of the values
     * @param node node with the same values; see {@code sign}
     * @param sign 1 if the values are those of the node (rectified, if the node itself is not); -1 if they are those of the
     *     negated node, rectified
     * @param terms at least one
     * @param bias {@code [value]}
     * @param activation what is made of the sum
     */
    record Sum(String name, Shape shape, String node, int sign, List<Term> terms, double[] bias, Activation activation)
            implements Stage {

        /** Takes a copy of the list. */
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /**
     * The largest value in a window, channel by channel.
     *
     * @param name unique within the graph
     * @param shape of the values
     * @param node node with the same values
     * @param source index of the stage that it reads, or {@link #INPUT}
     * @param sourceShape shape of that stage as the window sees it
     * @param window size, stride and padding
     */
    record Max(String name, Shape shape, String node, int source, Shape sourceShape, Window window) implements Stage {}

    /**
     * One addend of a sum.
     *
     * @param source index of an earlier stage, or {@link #INPUT}
     * @param map from its values to the sums
     */
    record Term(int source, LinearMap map) {}
}
