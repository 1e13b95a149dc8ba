package dev.ranvier.hardware.cost;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each part of a machine did what: the result of a run or of a model before anything is priced. Immutable;
 * the actions keep the order in which they were first counted.
 *
 * <p>Whole numbers are exact up to 2^53; larger ones are refused by {@link Builder#add(String, String, long)}. Counts
 * need not be whole: means over samples, expected values, and the seconds of the part {@value Action#STATIC} are not.
 */
public final class ActionCounts {

    /** No action at all. */
    public static final ActionCounts NONE = new ActionCounts(new LinkedHashMap<>());

    private static final long LARGEST_EXACT = 1L << 53;

    private final Map<Action, Double> counts;

    private ActionCounts(LinkedHashMap<Action, Double> counts) {
        this.counts = Collections.unmodifiableMap(counts);
    }

    /** Starts counting. */
    public static Builder builder() {
        return new Builder();
    }

    /** All counts in order. */
    public Map<Action, Double> asMap() {
        return counts;
    }

    /** Count of one action, 0 if it never happened. */
    public double count(String part, String action) {
        return counts.getOrDefault(new Action(part, action), 0.0);
    }

    /** Counts of both together: the order of this one, then what is new in the other. */
    public ActionCounts plus(ActionCounts other) {
        LinkedHashMap<Action, Double> sum = new LinkedHashMap<>(counts);
        other.counts.forEach((action, count) -> sum.merge(action, count, Double::sum));
        return new ActionCounts(sum);
    }

    /**
     * Every count times a factor, e.g. 1 / samples for the mean of one sample.
     *
     * @param factor finite, not negative
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public ActionCounts scale(double factor) {
        checkCount("a scale factor", factor);
        LinkedHashMap<Action, Double> scaled = new LinkedHashMap<>();
        counts.forEach((action, count) -> scaled.put(action, count * factor));
        return new ActionCounts(scaled);
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

    private static void checkCount(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be finite and at least 0, got " + value);
        }
    }

    /** Collects counts; adding to the same action again adds up. */
    public static final class Builder {
        private final LinkedHashMap<Action, Double> counts = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a whole number.
         *
         * @throws IllegalArgumentException if the count is negative or above 2^53, where it would no longer be exact
         */
        public Builder add(String part, String action, long count) {
            if (count > LARGEST_EXACT) {
                throw new IllegalArgumentException("count of " + part + "." + action + " is " + count
                        + ", above 2^53 it would not be exact; count a smaller batch and scale");
            }
            return add(part, action, (double) count);
        }

        /**
         * Adds a count that need not be whole. For actions of the part {@value Action#STATIC} it is a time in seconds,
         * times the number of equal parts that draw the power.
         *
         * @throws IllegalArgumentException if the count is negative or not finite
         */
        public Builder add(String part, String action, double count) {
            Action key = new Action(part, action);
            checkCount("count of " + key, count);
            counts.merge(key, count, Double::sum);
            return this;
        }

        /** The counts so far. */
        public ActionCounts build() {
            return new ActionCounts(new LinkedHashMap<>(counts));
        }
    }
}
