package dev.ranvier.examples.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Options that take one of some words. */
final class Choices {

    private Choices() {}

    /**
     * The constant that a user named, in either case.
     *
     * @throws UserMistake if there is none of that name
     */
    static <E extends Enum<E>> E of(String option, String given, E[] all) {
        return Arrays.stream(all)
                .filter(constant -> constant.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new UserMistake(option + " must be one of "
                        + Arrays.stream(all)
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "; got " + given));
    }
}
