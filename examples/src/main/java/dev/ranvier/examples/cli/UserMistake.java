package dev.ranvier.examples.cli;

import java.util.function.Supplier;

/** Something the user gave cannot be used; the message says what, what is allowed, and the likely slip. */
final class UserMistake extends RuntimeException {

    UserMistake(String message) {
        super(message);
    }

    UserMistake(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Does something with what the user gave, where a refusal means that it cannot be used. Keep what is done inside small: a
     * refusal of our own later steps is our failure, not the user's.
     */
    static <T> T unlessRefused(Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e.getMessage(), e);
        }
    }
}
