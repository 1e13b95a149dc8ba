package dev.ranvier.core.engine.tick;

import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Values;
import java.util.Arrays;

/** Integer neurons, with the rule that {@link IntegerNeuron} states. */
final class IntegerTicks implements TickState {

    private final IntegerNeuron model;
    private final DoubleInbox inbox;
    private final Outbox outbox;
    private final int[] leak; // [neuron]
    private final int[] threshold; // [neuron]
    private final int[] negativeThreshold; // [neuron]
    private final int[] resetPotential; // [neuron]
    private final int[] initial; // [neuron]
    private final int[] potential; // [neuron]

    IntegerTicks(IntegerNeuron model, DoubleInbox inbox, Outbox outbox) {
        this.model = model;
        this.inbox = inbox;
        this.outbox = outbox;
        int size = inbox.size();
        leak = integers(model.leak(), size);
        threshold = integers(model.threshold(), size);
        negativeThreshold = integers(model.negativeThreshold(), size);
        resetPotential = integers(model.resetPotential(), size);
        initial = integers(model.initialPotential(), size);
        potential = initial.clone();
    }

    @Override
    public void reset() {
        System.arraycopy(initial, 0, potential, 0, initial.length);
        inbox.reset();
        outbox.clear();
    }

    @Override
    public void step(int step) {
        inbox.collect(step);
        double[] sums = inbox.sums();
        for (int i = inbox.first(); i < inbox.end(); i++) {
            int v = clamp(potential[i] + sums[i]);
            sums[i] = 0;
            v = clamp(v + (model.leakReversal() ? Integer.signum(v) * leak[i] : leak[i]));
            if (v >= threshold[i]) {
                outbox.fire(i);
                v = afterSpike(v, i);
            } else if (v < -negativeThreshold[i]) {
                v = belowFloor(v, i);
            }
            potential[i] = v;
        }
        outbox.close();
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void potentials(double[] into) {
        for (int i = inbox.first(); i < inbox.end(); i++) {
            into[i] = potential[i];
        }
    }

    private int afterSpike(int v, int neuron) {
        return switch (model.reset()) {
            case TO_VALUE -> resetPotential[neuron];
            case BY_SUBTRACTION -> v - threshold[neuron];
            case NONE -> v;
        };
    }

    private int belowFloor(int v, int neuron) {
        if (model.saturating()) {
            return -negativeThreshold[neuron];
        }
        return switch (model.reset()) {
            case TO_VALUE -> clamp(-(double) resetPotential[neuron]);
            case BY_SUBTRACTION -> v + negativeThreshold[neuron];
            case NONE -> v;
        };
    }

    /** Sums of whole weights are exact in a double, far beyond the range of the potential. */
    private static int clamp(double v) {
        return (int) Math.max(-IntegerNeuron.MAX_POTENTIAL - 1, Math.min(IntegerNeuron.MAX_POTENTIAL, v));
    }

    private static int[] integers(Values values, int size) {
        int[] integers = new int[size];
        Arrays.setAll(integers, i -> (int) values.at(i));
        return integers;
    }
}
