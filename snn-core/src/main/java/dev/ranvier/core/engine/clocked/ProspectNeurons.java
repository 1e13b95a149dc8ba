package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.engine.StateTransfer;
import dev.ranvier.core.network.ProspectNeuron;
import java.io.IOException;
import java.util.Arrays;

/** Neurons that say whether a spike of their companion is still to be expected. */
final class ProspectNeurons extends StepNeurons {

    private final double[] bias; // [neuron], potential per ms
    private final double[] slope; // [neuron], potential per ms
    private final boolean[] reached; // [neuron], true after the first arrival
    private final boolean[] over; // [neuron], true after the spike of its companion
    private final boolean[] expecting; // [neuron], as it was said last

    ProspectNeurons(ProspectNeuron model, int size, int first, int end) {
        super(size, first, end);
        bias = model.biasPerMs().expand(size);
        slope = new double[size];
        reached = new boolean[size];
        over = new boolean[size];
        expecting = new boolean[size];
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(slope);
        state.all(reached);
        state.all(over);
        state.all(expecting);
    }

    @Override
    public void reset() {
        Arrays.fill(slope, 0);
        Arrays.fill(reached, false);
        Arrays.fill(over, false);
        Arrays.fill(expecting, false);
    }

    @Override
    public int nextStep(int from) {
        return NEVER;
    }

    @Override
    public void step(int step, double[][] sums, int at, SpikeSink sink) {
        double[] arrivals = sums[ProspectNeuron.SLOPE];
        for (int i = first; i < end; i++) {
            if (arrivals[at + i] != 0) {
                slope[i] += arrivals[at + i] + (reached[i] ? 0 : bias[i]);
                reached[i] = true;
                arrivals[at + i] = 0;
            }
        }
        if (sums.length > ProspectNeuron.FIRED) {
            double[] spikes = sums[ProspectNeuron.FIRED];
            for (int i = first; i < end; i++) {
                over[i] |= spikes[at + i] > 0;
                spikes[at + i] = 0;
            }
        }
        for (int i = first; i < end; i++) {
            boolean expected = slope[i] > 0 && !over[i];
            if (expected != expecting[i]) {
                expecting[i] = expected;
                sink.fire(i, expected ? 1 : -1);
            }
        }
    }
}
