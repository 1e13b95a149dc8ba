package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.io.FormatException;
import java.util.Set;

/**
 * An operator that is imported.
 *
 * @param attributes names of the attributes it may have
 * @param fewestInputs inputs that must be there
 * @param mostInputs inputs that may be there
 * @param action makes layers, or folds constants
 */
record Operator(Set<String> attributes, int fewestInputs, int mostInputs, Action action) {

    /** What an operator does with a node. */
    @FunctionalInterface
    interface Action {

        /**
         * The node's first output.
         *
         * @throws IllegalArgumentException if no layer can express it
         * @throws FormatException if a tensor in the node is damaged
         */
        Value apply(Call call) throws FormatException;
    }

    static Operator of(int fewestInputs, int mostInputs, Action action, String... attributes) {
        return new Operator(Set.of(attributes), fewestInputs, mostInputs, action);
    }
}
