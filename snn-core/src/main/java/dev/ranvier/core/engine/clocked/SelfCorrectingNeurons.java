package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.network.SelfCorrecting.Correction;
import dev.ranvier.core.network.SelfCorrecting;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Neurons that try first. */
final class SelfCorrectingNeurons extends DrivenNeurons {

    private final SelfCorrecting model;
    private final double[] initial; // [neuron]
    private final double[] start; // [neuron], V at the start of a round as corrected
    private final boolean[] forbidden; // [neuron]

    SelfCorrectingNeurons(SelfCorrecting model, int size, int first, int end, double stepMs) {
        super(model.threshold(), model.drivePerMs(), size, first, end, stepMs);
        this.model = model;
        initial = model.initialPotential().expand(size);
        start = new double[size];
        forbidden = new boolean[size];
        reset();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(start);
        state.all(forbidden);
    }

    @Override
    public void reset() {
        super.reset();
        System.arraycopy(initial, 0, start, 0, start.length);
        System.arraycopy(initial, 0, potential, 0, start.length);
        Arrays.fill(forbidden, false);
    }

    @Override
    public void step(int step, double[][] sums, int at, SpikeSink sink) {
        if (step > 0 && step <= model.trialSteps() && step % model.roundSteps() == 0) {
            if (step / model.roundSteps() - 1 == model.correctedRound()) {
                correct();
            }
            System.arraycopy(start, first, potential, first, end - first);
        }
        integrate(sums, at);
        for (int i = first; i < end; i++) {
            if (potential[i] >= threshold[i] && !forbidden[i]) {
                potential[i] -= threshold[i];
                sink.fire(i, 1);
            }
        }
    }

    private void correct() {
        for (int i = first; i < end; i++) {
            if (model.correction() == Correction.FORBID) {
                forbidden[i] = potential[i] < 0;
            } else if (model.correction() == Correction.SHIFT && potential[i] < 0) {
                start[i] -= threshold[i];
            } else if (model.correction() == Correction.SHIFT && potential[i] >= threshold[i]) {
                start[i] += threshold[i];
            }
        }
    }
}
