package dev.ranvier.core.engine;

/** When a run may end before its time is over. The instant (or step) in which the rule comes true is finished first. */
public sealed interface StopRule {

    /** Stops with the first spike of a population. */
    static StopRule firstSpike(String population) {
        return new AfterSpikes(population, 1);
    }

    /** Run to the end of the time. */
    record Never() implements StopRule {}

    /**
     * Stop once a condition holds. It is asked before the run and after every instant in which something happened (event
     * engine) or every step (tick engine).
     *
     * @param condition of time and counts
     */
    record When(Condition condition) implements StopRule {}

    /** A condition on which a run ends. */
    @FunctionalInterface
    interface Condition {

        /**
         * Whether the run is to end.
         *
         * @param timeMs the instant that has been finished; before the run, where it begins
         * @param spikes {@code [population]}, since the reset. Not to be modified.
         */
        boolean holds(double timeMs, long[] spikes);
    }

    /**
     * Stop once a population has fired.
     *
     * @param population its name
     * @param spikes number of its spikes since the reset that are enough, at least 1
     */
    record AfterSpikes(String population, long spikes) implements StopRule {

        /** @throws IllegalArgumentException if the number is not positive */
        public AfterSpikes {
            if (spikes < 1) {
                throw new IllegalArgumentException("a run can stop after 1 spike or more, got " + spikes);
            }
        }
    }
}
