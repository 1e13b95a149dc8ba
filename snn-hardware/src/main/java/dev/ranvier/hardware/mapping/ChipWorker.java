package dev.ranvier.hardware.mapping;

import dev.ranvier.core.coding.Decision;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.hardware.chip.ChipActivity;
import dev.ranvier.hardware.chip.ChipSimulator;

/** One thread's chip, and what it counted. */
final class ChipWorker {

    private static final double STEP_TOLERANCE = 1e-6; // as the engines': a spike lies on a step or is refused

    private final SpikingClassifier classifier;
    private final InputMap input;
    private final NeuronMap output;
    private final int latency; // ticks from an output spike in the network to the port
    private final ChipSimulator simulator;
    private final SpikeLog spikes = new SpikeLog(1);
    private final double[] potentials; // [output neuron]
    private ChipActivity activity;

    ChipWorker(SpikingClassifier classifier, MappedNetwork mapped) {
        this.classifier = classifier;
        this.input = mapped.input(classifier.input());
        this.output = mapped.population(classifier.output());
        this.latency = mapped.outputLatencyTicks();
        this.simulator = new ChipSimulator(mapped.program());
        this.potentials = new double[output.neurons()];
        this.activity = ChipActivity.none(mapped.program().cores().size());
    }

    /** Ticks of one sample: all instants before the end of the classifier's duration. */
    static int ticks(SpikingClassifier classifier) {
        double steps = classifier.durationMs() / classifier.network().timeBase().stepMs();
        return (int) Math.ceil(steps - STEP_TOLERANCE);
    }

    /**
     * Runs one sample: until the port has got what the network fires within the duration. Spikes are handed to the
     * decoder with the time that they have in the network. The values are not modified.
     */
    Decision answer(float[] values) {
        SpikeBatch encoded = classifier.encoder().encode(values);
        if (encoded.maxNeuron() >= input.neurons()) {
            throw new IllegalArgumentException("a spike of input " + encoded.maxNeuron() + ", population "
                    + input.population() + " has " + input.neurons() + " neurons; is the sample of another shape?");
        }
        simulator.reset();
        spikes.clear();
        double stepMs = classifier.network().timeBase().stepMs();
        int ticks = ticks(classifier);
        int next = 0;
        for (int tick = 0; tick < ticks + latency; tick++) {
            while (next < encoded.size() && tickOf(encoded.timesMs()[next], stepMs) == tick) {
                input.deliver(encoded.neurons()[next++], tick, simulator);
            }
            simulator.tick();
            if (tick >= latency) {
                for (int line : simulator.outputs()) {
                    spikes.spike(0, line, (tick - latency) * stepMs);
                }
            }
            if (tick == ticks - 1 + output.latencyTicks()) {
                output.potentials(simulator, potentials);
            }
        }
        activity = activity.plus(simulator.activity());
        return classifier.decoder().decode(spikes.spikes(0), potentials, classifier.durationMs());
    }

    /** Counts of all samples of this thread. */
    ChipActivity activity() {
        return activity;
    }

    private static long tickOf(double timeMs, double stepMs) {
        double steps = timeMs / stepMs;
        if (Math.abs(steps - Math.rint(steps)) > STEP_TOLERANCE) {
            throw new IllegalArgumentException("an input spike at " + timeMs + " ms lies between ticks of " + stepMs
                    + " ms; use an encoder with that step");
        }
        return Math.round(steps);
    }
}
