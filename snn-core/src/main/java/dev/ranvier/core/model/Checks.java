package dev.ranvier.core.model;

import java.util.List;

/** Checks that several layers share; each failure says what was given and what is allowed. */
final class Checks {

    private Checks() {}

    static void length(String what, long given, long expected) {
        if (given != expected) {
            throw new IllegalArgumentException(what + ": expected " + expected + " values, got " + given);
        }
    }

    static void finite(String what, float... values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        what + ": value " + i + " is " + values[i] + "; did the training diverge?");
            }
        }
    }

    /** The input of a layer that takes one. */
    static Shape only(String what, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(what + " takes one input, got " + inputs.size() + ": " + inputs);
        }
        return inputs.get(0);
    }

    /** The first input of a layer that takes several. */
    static Shape several(String what, List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException(what + " takes two or more inputs, got " + inputs.size());
        }
        return inputs.get(0);
    }

    static void inputSize(String what, List<Shape> inputs, int expected) {
        Shape given = only(what, inputs);
        if (given.size() != expected) {
            throw new IllegalArgumentException(what + " takes " + expected + " inputs, got " + given.size() + " ("
                    + given + "); does it follow the right layer?");
        }
    }

    static Shape channels(String what, List<Shape> inputs, int expected) {
        Shape given = only(what, inputs);
        if (given.channels() != expected) {
            throw new IllegalArgumentException(what + " has values for " + expected + " channels, got " + given
                    + " (channels x height x width); is the channel order another?");
        }
        return given;
    }

    static void poolPadding(Window window) {
        if (Math.max(window.padTop(), window.padBottom()) > (window.height() - 1) * window.dilationY()
                || Math.max(window.padLeft(), window.padRight()) > (window.width() - 1) * window.dilationX()) {
            throw new IllegalArgumentException("the padding of a pool must be smaller than its window, got " + window);
        }
    }
}
