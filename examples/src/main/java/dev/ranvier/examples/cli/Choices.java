package dev.ranvier.examples.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Options that take one of some words. */
final class Choices {

    private Choices() {}

    /**
     * The constant that a user named, in either case; an underscore of its name is written as a hyphen.
     *
     * @throws UserMistake if there is none of that name
     */
    static <E extends Enum<E>> E of(String option, String given, E[] all) {
        return Arrays.stream(all)
                .filter(constant -> word(constant).equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new UserMistake(option + " must be one of "
                        + Arrays.stream(all)
                                .map(constant -> word(constant).toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "; got " + given));
    }

    private static String word(Enum<?> constant) {
        return constant.name().replace('_', '-');
    }
}
