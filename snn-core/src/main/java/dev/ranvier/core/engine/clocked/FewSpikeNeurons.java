package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.network.FewSpike;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Neurons that follow a schedule. */
final class FewSpikeNeurons extends StepNeurons {

    private final int windowStart; // step
    private final double[] thresholds; // [step of the window]
    private final double[] resets; // [step of the window]
    private final double[] strengths; // [step of the window]
    private final boolean once;
    private final double[] initial; // [neuron]
    private final boolean[] silent; // [neuron], true after the only spike

    FewSpikeNeurons(FewSpike model, int size, int first, int end, double stepMs) {
        super(size, first, end);
        windowStart = (int) Math.rint(model.windowStartMs() / stepMs);
        thresholds = doubles(model.thresholds());
        resets = doubles(model.resets());
        strengths = doubles(model.strengths());
        once = model.once();
        initial = model.initialPotential().expand(size);
        silent = new boolean[size];
        reset();
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(silent);
    }

    @Override
    public void reset() {
        System.arraycopy(initial, 0, potential, 0, potential.length);
        Arrays.fill(silent, false);
    }

    @Override
    public int nextStep(int from) {
        return from < windowStart + thresholds.length ? Math.max(from, windowStart) : NEVER;
    }

    @Override
    public void step(int step, double[][] sums, int at, SpikeSink sink) {
        double[] arrivals = sums[0];
        for (int i = first; i < end; i++) {
            potential[i] += arrivals[at + i];
            arrivals[at + i] = 0;
        }
        int t = step - windowStart;
        if (t >= 0 && t < thresholds.length) {
            test(thresholds[t], resets[t], strengths[t], sink);
        }
    }

    private void test(double threshold, double reset, double strength, SpikeSink sink) {
        for (int i = first; i < end; i++) {
            if (potential[i] >= threshold && !silent[i]) {
                sink.fire(i, strength);
                potential[i] -= reset;
                silent[i] = once;
            }
        }
    }
}
