package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Leaky integrate-and-fire neurons with an adaptive threshold in continuous time. V less the adaptation A moves as a
 * potential with one exponential current does, {@code V - A = g + (V0 - A0 - g) exp(-t / tauMembrane) - A0 (exp(-t /
 * tauThreshold) - exp(-t / tauMembrane))}, so that {@link CurrentPath} finds the crossing of the threshold without adaptation.
 */
final class AdaptiveState extends ArrivingState {

    private final AdaptiveLif model;
    private final Membrane membrane;
    private final MovingGoal goal;
    private final CurrentPath path;
    private final double currentOfAdaptation; // the current that stands for an adaptation of 1
    private final double[] potential; // [neuron], at validAt; in a refractory period at its end
    private final double[] adaptation; // [neuron], at adaptedAt
    private final double[] validAt; // [neuron], ms; in a refractory period its end
    private final double[] adaptedAt; // [neuron], ms
    private final boolean[] crossing; // [neuron], true if its entry has come in this instant

    AdaptiveState(Place place, AdaptiveLif model, Membrane membrane, MovingGoal goal) {
        super(place, 1);
        this.model = model;
        this.membrane = membrane;
        this.goal = goal;
        path = new CurrentPath(model.tauMembraneMs(), List.of(model.tauThresholdMs()));
        currentOfAdaptation = (model.tauMembraneMs() - model.tauThresholdMs()) / model.tauThresholdMs();
        potential = new double[place.size()];
        adaptation = new double[place.size()];
        validAt = new double[place.size()];
        adaptedAt = new double[place.size()];
        crossing = new boolean[place.size()];
    }

    @Override
    void reset() {
        super.reset();
        goal.reset();
        announceCurrent();
        Arrays.fill(crossing, false);
        Arrays.fill(adaptation, 0);
        Arrays.fill(validAt, 0);
        Arrays.fill(adaptedAt, 0);
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
        for (int neuron = 0; neuron < potential.length; neuron++) {
            schedule(neuron, 0);
        }
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        goal.transfer(state);
        state.all(potential);
        state.all(validAt);
        state.all(adaptation);
        state.all(adaptedAt);
    }

    @Override
    void wake(double now) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            if (now >= validAt[neuron]) {
                potential[neuron] = carried(neuron, now);
                validAt[neuron] = now;
            }
        }
        goal.moveTo(now);
        announceCurrent();
        for (int neuron = 0; neuron < potential.length; neuron++) {
            if (now >= validAt[neuron]) {
                touched.add(neuron);
            } else {
                schedule(neuron, Math.nextUp(now)); // refractory
            }
        }
    }

    @Override
    void prompt(int neuron, double now) {
        crossing[neuron] = true;
        touched.add(neuron);
    }

    @Override
    void settle(double now) {
        int count = touched.takeUnordered();
        int[] neurons = touched.neurons();
        for (int i = 0; i < count; i++) {
            update(neurons[i], now);
        }
        fireListed(now);
        place.ledger().updated(place.population(), count);
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            into[neuron] = carried(neuron, nowMs);
        }
    }

    private void update(int neuron, double now) {
        double sum = sums[0][neuron];
        sums[0][neuron] = 0;
        if (now < validAt[neuron]) {
            return; // refractory: the input is lost
        }
        adaptation[neuron] = adapted(neuron, now);
        adaptedAt[neuron] = now;
        double threshold = membrane.threshold()[neuron] + adaptation[neuron];
        double v = carried(neuron, now);
        if (crossing[neuron]) {
            crossing[neuron] = false;
            v = Math.max(v, threshold); // it was solved for; rounding must not undo it
        }
        v += sum;
        if (v >= threshold) {
            list(neuron);
            potential[neuron] = membrane.reset(v, threshold);
            adaptation[neuron] += model.thresholdJump();
            validAt[neuron] = now + membrane.refractoryMs();
        } else {
            potential[neuron] = v;
            validAt[neuron] = now;
        }
        schedule(neuron, Math.nextUp(now));
    }

    private void announceCurrent() {
        if (goal.nextChange() < Double.POSITIVE_INFINITY) {
            place.queue().set(place.ownEntry(), goal.nextChange());
        }
    }

    private double carried(int neuron, double time) {
        double towards = goal.values()[neuron];
        return time > validAt[neuron]
                ? path.potentialWithoutCurrents(potential[neuron], towards, time - validAt[neuron])
                : potential[neuron];
    }

    private double adapted(int neuron, double time) {
        return path.decayed(0, adaptation[neuron], time - adaptedAt[neuron]);
    }

    private void schedule(int neuron, double earliest) {
        double at = nextCrossing(neuron);
        if (at == Double.POSITIVE_INFINITY) {
            place.queue().remove(place.neuronEntry(neuron));
        } else {
            place.queue().set(place.neuronEntry(neuron), Math.max(at, earliest));
        }
    }

    private double nextCrossing(int neuron) {
        double above = adapted(neuron, validAt[neuron]);
        double threshold = membrane.threshold()[neuron];
        double from = potential[neuron] - above;
        if (from >= threshold) {
            return validAt[neuron];
        }
        return validAt[neuron]
                + path.first(
                        from,
                        goal.values()[neuron],
                        currentOfAdaptation * above,
                        0,
                        threshold,
                        Double.POSITIVE_INFINITY);
    }
}
