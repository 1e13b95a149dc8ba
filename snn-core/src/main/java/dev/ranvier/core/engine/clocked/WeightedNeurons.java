package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.network.SpikeWeighting;
import dev.ranvier.core.network.WeightedIntegrateAndFire;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Neurons whose spikes count more or less from step to step. */
final class WeightedNeurons extends DrivenNeurons {

    private final WeightedIntegrateAndFire model;
    private final double[] initial; // [neuron]
    private final double[] burst; // [neuron], g of the step to come; empty without bursts

    WeightedNeurons(WeightedIntegrateAndFire model, int size, int first, int end, double stepMs) {
        super(model.threshold(), model.drivePerMs(), size, first, end, stepMs);
        this.model = model;
        initial = model.initialPotential().expand(size);
        burst = new double[model.weighting() instanceof SpikeWeighting.Burst ? size : 0];
        reset();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(burst);
    }

    @Override
    public void reset() {
        super.reset();
        System.arraycopy(initial, 0, potential, 0, initial.length);
        Arrays.fill(burst, 1);
    }

    @Override
    public void step(int step, double[][] sums, int at, SpikeSink sink) {
        integrate(sums, at);
        if (model.weighting() instanceof SpikeWeighting.Phase phase) {
            firePhase(Math.scalb(1.0, -1 - step % phase.periodSteps()), sink);
        } else {
            fireBursts((SpikeWeighting.Burst) model.weighting(), sink);
        }
    }

    private void firePhase(double g, SpikeSink sink) {
        for (int i = first; i < end; i++) {
            if (potential[i] >= g * threshold[i]) {
                potential[i] -= g * threshold[i];
                sink.fire(i, g);
            }
        }
    }

    private void fireBursts(SpikeWeighting.Burst weighting, SpikeSink sink) {
        for (int i = first; i < end; i++) {
            double g = burst[i];
            if (potential[i] >= g * threshold[i]) {
                potential[i] -= g * threshold[i];
                sink.fire(i, g);
                burst[i] = Math.min(weighting.limit(), weighting.base() * g);
            } else {
                burst[i] = 1;
            }
        }
    }
}
