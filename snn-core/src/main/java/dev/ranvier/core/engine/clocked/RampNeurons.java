package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.engine.StateTransfer;
import dev.ranvier.core.network.RampNeuron;
import java.io.IOException;
import java.util.Arrays;

/** Neurons whose input spikes are ramps; each fires once. */
final class RampNeurons extends StepNeurons {

    private final double[] threshold; // [neuron]
    private final double[] bias; // [neuron], potential per ms
    private final double[] slope; // [neuron], potential per ms
    private final double[] missing; // [neuron]
    private final boolean[] reached; // [neuron], true after the first arrival
    private final boolean[] fired; // [neuron]
    private final double stepMs;

    RampNeurons(RampNeuron model, int size, int first, int end, double stepMs) {
        super(size, first, end);
        threshold = model.threshold().expand(size);
        bias = model.biasPerMs().expand(size);
        slope = new double[size];
        missing = new double[size];
        reached = new boolean[size];
        fired = new boolean[size];
        this.stepMs = stepMs;
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(slope);
        state.all(missing);
        state.all(reached);
        state.all(fired);
    }

    @Override
    public void reset() {
        Arrays.fill(potential, 0);
        Arrays.fill(slope, 0);
        Arrays.fill(missing, 0);
        Arrays.fill(reached, false);
        Arrays.fill(fired, false);
    }

    @Override
    public int nextStep(int from) {
        return from;
    }

    @Override
    public void step(int step, double[][] sums, int at, SpikeSink sink) {
        double[] arrivals = sums[RampNeuron.SLOPE];
        for (int i = first; i < end; i++) {
            if (arrivals[at + i] != 0) {
                slope[i] += arrivals[at + i] + (reached[i] ? 0 : bias[i]);
                reached[i] = true;
                arrivals[at + i] = 0;
            }
        }
        if (sums.length > RampNeuron.MISSING) {
            double[] changes = sums[RampNeuron.MISSING];
            for (int i = first; i < end; i++) {
                missing[i] += changes[at + i];
                changes[at + i] = 0;
            }
        }
        for (int i = first; i < end; i++) {
            if (!fired[i]) {
                potential[i] += slope[i] * stepMs;
                if (potential[i] >= threshold[i] + missing[i]) {
                    fired[i] = true;
                    sink.fire(i, 1);
                }
            }
        }
    }
}
