package dev.ranvier.core.model;

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

    static void inputSize(String what, Shape given, int expected) {
        if (given.size() != expected) {
            throw new IllegalArgumentException(what + " takes " + expected + " inputs, got " + given.size() + " ("
                    + given + "); does it follow the right layer?");
        }
    }
}
