package dev.ranvier.hardware.cost;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each part of a machine did something, in exact numbers, e.g. {@code weightDram.read} to 535 040 words. Keys are
 * {@code part.action}; their order is kept and is that of reports. Immutable.
 *
 * <p>Static power is a count, too: its action is {@code static.SOMETHING} and its number the powered time in microseconds, so
 * that a table entry in watts gives microjoules.
 */
public final class ActionCounts {

    private static final ActionCounts NONE = new ActionCounts(new LinkedHashMap<>());

    private final Map<String, Double> counts;

    private ActionCounts(LinkedHashMap<String, Double> counts) {
        this.counts = Collections.unmodifiableMap(counts);
    }

    /** Nothing happened. */
    public static ActionCounts none() {
        return NONE;
    }

    /**
     * These counts and {@code number} more of an action.
     *
     * @param action {@code part.action}
     * @param number how often, finite, at least 0
     * @throws IllegalArgumentException if the key has no part or the number is negative or not finite
     */
    public ActionCounts with(String action, double number) {
        if (action.indexOf('.') < 1 || action.endsWith(".")) {
            throw new IllegalArgumentException("an action is named part.action, got '" + action + "'");
        }
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("count of " + action + " must be finite and at least 0, got " + number);
        }
        LinkedHashMap<String, Double> more = new LinkedHashMap<>(counts);
        more.merge(action, number, Double::sum);
        return new ActionCounts(more);
    }

    /** The sum of both. */
    public ActionCounts plus(ActionCounts other) {
        ActionCounts sum = this;
        for (Map.Entry<String, Double> entry : other.counts.entrySet()) {
            sum = sum.with(entry.getKey(), entry.getValue());
        }
        return sum;
    }

    /**
     * Every count times a factor, e.g. 1 / samples.
     *
     * @param factor finite, at least 0
     */
    public ActionCounts times(double factor) {
        ActionCounts scaled = NONE;
        for (Map.Entry<String, Double> entry : counts.entrySet()) {
            scaled = scaled.with(entry.getKey(), entry.getValue() * factor);
        }
        return scaled;
    }

    /** How often an action happened; 0 if it is not listed. */
    public double of(String action) {
        return counts.getOrDefault(action, 0.0);
    }

    /** All counts by action, in order. */
    public Map<String, Double> asMap() {
        return counts;
    }

    /** The part of an action's name: what stands before the first dot. */
    public static String part(String action) {
        return action.substring(0, action.indexOf('.'));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionCounts that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
