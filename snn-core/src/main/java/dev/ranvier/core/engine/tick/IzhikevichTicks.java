package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * Izhikevich's neurons, in double precision, by the scheme of his program of 2003: v makes two Euler steps of half the
 * length, then u makes one with the new v. At his step of 1 ms it is his program; it converges with the first order. Other
 * schemes give other spikes, because v is steep at the peak.
 */
final class IzhikevichTicks extends DoubleTicks {

    private final double[] a; // [neuron]
    private final double[] b; // [neuron]
    private final double[] c; // [neuron]
    private final double[] d; // [neuron]
    private final double[] drive; // [neuron]
    private final double[] recovery; // [neuron], u
    private final double[] initial; // [neuron]
    private final double stepMs;

    IzhikevichTicks(Izhikevich model, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        super(model.initialPotential().expand(inbox.size()), 0, inbox, outbox, timeline, grid);
        int size = inbox.size();
        a = model.a().expand(size);
        b = model.b().expand(size);
        c = model.c().expand(size);
        d = model.d().expand(size);
        drive = model.drive().expand(size);
        initial = model.initialPotential().expand(size);
        recovery = new double[size];
        stepMs = timeline.stepMs();
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        for (int i = 0; i < recovery.length; i++) {
            recovery[i] = b[i] * initial[i];
        }
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(recovery);
    }

    @Override
    void move(int step, int at, boolean stands) {
        double[] sums = inbox.sums();
        double passed = stands ? 0 : stepMs;
        for (int i = inbox.first(); i < inbox.end(); i++) {
            double current = drive[i] + sums[at + i];
            sums[at + i] = 0;
            double v = potential[i];
            double u = recovery[i];
            v += 0.5 * passed * (0.04 * v * v + 5 * v + 140 - u + current);
            v += 0.5 * passed * (0.04 * v * v + 5 * v + 140 - u + current);
            potential[i] = v;
            recovery[i] = u + passed * a[i] * (b[i] * v - u);
        }
    }

    @Override
    boolean fires(int neuron, int step) {
        return potential[neuron] >= Izhikevich.PEAK;
    }

    @Override
    double afterSpike(int neuron) {
        recovery[neuron] += d[neuron];
        return c[neuron];
    }
}
