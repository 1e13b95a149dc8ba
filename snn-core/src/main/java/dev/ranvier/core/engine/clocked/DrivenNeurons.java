package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** What neurons with the receptors of {@link IntegrateAndFire} have in common: a potential and a drive that add up. */
abstract class DrivenNeurons extends StepNeurons {

    final double[] threshold; // [neuron]
    private final double[] initialDrive; // [neuron], potential per ms
    private final double[] drive; // [neuron], potential per ms
    private final double stepMs;

    DrivenNeurons(Values threshold, Values drivePerMs, int size, int first, int end, double stepMs) {
        super(size, first, end);
        this.threshold = threshold.expand(size);
        initialDrive = drivePerMs.expand(size);
        drive = initialDrive.clone();
        this.stepMs = stepMs;
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(drive);
    }

    @Override
    public void reset() {
        System.arraycopy(initialDrive, 0, drive, 0, drive.length);
    }

    @Override
    public final int nextStep(int from) {
        return from;
    }

    /** Adds the step's drive and arrivals to the potentials. */
    final void integrate(double[][] sums, int at) {
        if (sums.length > IntegrateAndFire.DRIVE) {
            double[] changes = sums[IntegrateAndFire.DRIVE];
            for (int i = first; i < end; i++) {
                drive[i] += changes[at + i];
                changes[at + i] = 0;
            }
        }
        double[] arrivals = sums[IntegrateAndFire.JUMP];
        for (int i = first; i < end; i++) {
            potential[i] = potential[i] + drive[i] * stepMs + arrivals[at + i];
            arrivals[at + i] = 0;
        }
    }
}
