package dev.ranvier.hardware.cost;

import java.util.regex.Pattern;

/**
 * One kind of thing that a part of a machine does, e.g. {@code buffer.read}.
 *
 * @param part part of the machine, e.g. {@code buffer}; breakdowns are by part
 * @param name what it does, e.g. {@code read}
 */
public record Action(String part, String name) {

    /** The part whose actions are powers that are drawn all the time; its counts are seconds. */
    public static final String STATIC = "static";

    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9]*");

    /** @throws IllegalArgumentException if a name is not one word of letters and digits that starts in lower case */
    public Action {
        check("part", part);
        check("action", name);
    }

    /**
     * The action with the given key.
     *
     * @param key {@code part.action}
     * @throws IllegalArgumentException if the key has another form
     */
    public static Action of(String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("key '" + key + "' must have the form part.action, e.g. buffer.read");
        }
        return new Action(key.substring(0, dot), key.substring(dot + 1));
    }

    /** The form in which tables name it: {@code part.action}. */
    public String key() {
        return part + "." + name;
    }

    /** True if the counts of this action are seconds in which a power is drawn. */
    public boolean isStatic() {
        return part.equals(STATIC);
    }

    @Override
    public String toString() {
        return key();
    }

    private static void check(String what, String word) {
        if (word == null || !WORD.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + word + "' must be letters and digits, the first in lower case, e.g. buffer or read");
        }
    }
}
