package dev.ranvier.core.engine;

/** When a run may end before its time is over. The instant (or step) in which the rule comes true is finished first. */
public sealed interface StopRule {

    /** Run to the end of the time. */
    record Never() implements StopRule {}

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
