package dev.ranvier.core.engine;

import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** The input of a run that is still to come, for every source population of a network. Every engine owns one. */
public final class Inputs {

    private final CompiledNetwork network;
    private final Timeline timeline;
    private final StimulusQueue[] queues; // [population], used for sources only

    /** No input yet. */
    public Inputs(CompiledNetwork network, Timeline timeline) {
        this.network = network;
        this.timeline = timeline;
        queues = new StimulusQueue[network.populations()];
        Arrays.setAll(queues, population -> new StimulusQueue());
    }

    /** The spikes to come of one population. */
    public StimulusQueue of(int population) {
        return queues[population];
    }

    /** Forgets everything. */
    public void clear() {
        for (StimulusQueue queue : queues) {
            queue.clear();
        }
    }

    /** Carries the input to come. */
    public void transfer(StateTransfer state) throws IOException {
        for (StimulusQueue queue : queues) {
            queue.transfer(state);
        }
    }

    /**
     * Adds input; all of it or, if something is wrong, nothing.
     *
     * @param open the first instant that has not happened yet
     * @throws IllegalArgumentException as {@link Engine#stimulate} says
     */
    public void add(Stimulus stimulus, double open) {
        stimulus.spikes().forEach((name, spikes) -> check(name, spikes, open));
        stimulus.spikes()
                .forEach((name, spikes) -> of(network.network().indexOf(name)).add(spikes, timeline));
    }

    private void check(String name, SpikeBatch spikes, double open) {
        Population population = network.network().population(name);
        if (population.model() instanceof SpikeSource source && !source.takesStimulus()) {
            throw new IllegalArgumentException("population " + name + " makes its own spikes and takes no stimulus");
        }
        if (!(population.model() instanceof SpikeSource)) {
            throw new IllegalArgumentException("population " + name + " is no spike source and takes no stimulus; is it"
                    + " the input population that was meant?");
        }
        if (spikes.maxNeuron() >= population.size()) {
            throw new IllegalArgumentException("the stimulus of " + name + " has a spike of neuron "
                    + spikes.maxNeuron() + ", allowed 0.." + (population.size() - 1));
        }
        if (spikes.graded() && !population.model().graded()) {
            throw new IllegalArgumentException("the stimulus of " + name
                    + " has strengths, but this source emits spikes" + " without; was SpikeSource(true) meant?");
        }
        double checked = Double.NaN;
        for (double timeMs : spikes.timesMs()) {
            if (timeMs == checked) {
                continue; // many spikes of a clocked network share a step
            }
            checked = timeMs;
            if (timeline.instant(timeMs) < open) {
                throw new IllegalArgumentException("the stimulus of " + name + " has a spike at " + timeMs
                        + " ms, which has already happened; was the engine not reset?");
            }
            if (!timeline.allows(timeMs)) {
                throw new IllegalArgumentException("the stimulus of " + name + " has a spike at " + timeMs
                        + " ms, which is between the steps of " + timeline.stepMs() + " ms of this clocked network");
            }
        }
    }
}
