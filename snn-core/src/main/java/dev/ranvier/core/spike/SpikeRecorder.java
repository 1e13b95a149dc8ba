package dev.ranvier.core.spike;

/** Receives the spikes of a run as they happen, in the order of time; within one instant in the order of populations. */
@FunctionalInterface
public interface SpikeRecorder {

    /**
     * One spike.
     *
     * @param population index of the population in its network
     * @param neuron index of the neuron in its population
     * @param timeMs time of the spike
     */
    void spike(int population, int neuron, double timeMs);

    /**
     * One spike that carries a strength; unless a recorder says otherwise it is a spike like any other. {@link SpikeLog}
     * keeps strengths, files of spikes do not.
     *
     * @param population index of the population in its network
     * @param neuron index of the neuron in its population
     * @param timeMs time of the spike
     * @param strength factor of the weights that it meets
     */
    default void gradedSpike(int population, int neuron, double timeMs, double strength) {
        spike(population, neuron, timeMs);
    }

    /**
     * Some spikes of one population in one instant; unless a recorder says otherwise it takes them one by one.
     *
     * @param population index of the population in its network
     * @param neurons {@code [spike]}; {@code from} (inclusive) to {@code to} (exclusive) are used. Not modified.
     * @param timeMs time of the spikes
     */
    default void spikes(int population, int[] neurons, int from, int to, double timeMs) {
        for (int spike = from; spike < to; spike++) {
            spike(population, neurons[spike], timeMs);
        }
    }

    /** A recorder that passes each spike to several, in the given order. */
    static SpikeRecorder all(SpikeRecorder... recorders) {
        SpikeRecorder[] all = recorders.clone();
        return new SpikeRecorder() {
            @Override
            public void spike(int population, int neuron, double timeMs) {
                for (SpikeRecorder recorder : all) {
                    recorder.spike(population, neuron, timeMs);
                }
            }

            @Override
            public void gradedSpike(int population, int neuron, double timeMs, double strength) {
                for (SpikeRecorder recorder : all) {
                    recorder.gradedSpike(population, neuron, timeMs, strength);
                }
            }
        };
    }
}
