package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.network.CurrentLif;
import java.util.Arrays;

/**
 * Leaky integrate-and-fire neurons with exponential currents in continuous time. A neuron's entry in the event queue is
 * either its next crossing, solved for exactly, or a <em>check</em>: a time before which no crossing can be. An arrival only
 * makes a check of it, brought forward if need be; the crossing is solved for when a check is due, so a few times for each
 * spike instead of once for each arrival.
 */
final class CurrentState extends PopulationState {

    private final Membrane membrane;
    private final CurrentPath path;
    private final int receptors;
    private final double[] potential; // [neuron], at validAt; in a refractory period at its end
    private final double[][] currents; // [2][neuron], at validAt; those of the second stay 0 if there is one receptor
    private final double[] validAt; // [neuron], ms
    private final double[] heldUntil; // [neuron], ms, end of the refractory period
    private final double[] scheduled; // [neuron], ms, of its entry; infinite if there is none
    private final boolean[] exact; // [neuron], true if the entry is a crossing, false if a check
    private final boolean[] due; // [neuron], true if its entry has come in this instant
    private final double[][] sums; // [receptor][neuron], arrivals of this instant
    private final TouchedNeurons touched;

    CurrentState(Place place, CurrentLif model, Membrane membrane) {
        super(place);
        this.membrane = membrane;
        path = new CurrentPath(model.tauMembraneMs(), model.tauSynapseMs());
        receptors = model.receptors();
        potential = new double[place.size()];
        currents = new double[2][place.size()];
        validAt = new double[place.size()];
        heldUntil = new double[place.size()];
        scheduled = new double[place.size()];
        exact = new boolean[place.size()];
        due = new boolean[place.size()];
        sums = new double[receptors][place.size()];
        touched = new TouchedNeurons(place.size());
    }

    @Override
    void reset() {
        touched.take();
        for (int receptor = 0; receptor < 2; receptor++) {
            Arrays.fill(currents[receptor], 0);
        }
        for (double[] receptor : sums) {
            Arrays.fill(receptor, 0);
        }
        Arrays.fill(validAt, 0);
        Arrays.fill(heldUntil, 0);
        Arrays.fill(exact, false);
        Arrays.fill(due, false);
        Arrays.fill(scheduled, Double.POSITIVE_INFINITY);
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
        for (int neuron = 0; neuron < potential.length; neuron++) {
            exact[neuron] = false;
            set(neuron, earliest(neuron, 0), 0);
        }
    }

    @Override
    void arrive(Route route, double now) {
        int end = route.firstFrom(Math.nextUp(now));
        route.deliver(end, sums[route.receptor()], touched);
        place.ledger().arrived(route.projection(), route.finish(end));
        route.announce(place.queue());
    }

    @Override
    void arrive(DriveRoute drive, double now) {
        drive.deliver(now, sums[drive.receptor()], touched);
    }

    @Override
    void wake(double now) {
        throw new AssertionError("only neurons have entries here");
    }

    @Override
    void prompt(int neuron, double now) {
        due[neuron] = true;
        scheduled[neuron] = Double.POSITIVE_INFINITY;
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
            if (nowMs > validAt[neuron]) {
                moveTo(neuron, nowMs);
                into[neuron] = path.potential();
            } else {
                into[neuron] = potential[neuron];
            }
        }
    }

    private void update(int neuron, double now) {
        boolean crosses = due[neuron] && exact[neuron];
        boolean checks = due[neuron] && !exact[neuron];
        due[neuron] = false;
        carry(neuron, now);
        boolean exciting = false;
        for (int receptor = 0; receptor < receptors; receptor++) {
            double sum = sums[receptor][neuron];
            sums[receptor][neuron] = 0;
            currents[receptor][neuron] += sum;
            exciting |= sum > 0;
        }
        double threshold = membrane.threshold()[neuron];
        double v = crosses ? Math.max(potential[neuron], threshold) : potential[neuron];
        if (v >= threshold && now >= heldUntil[neuron]) {
            list(neuron);
            potential[neuron] = membrane.reset(v, threshold);
            heldUntil[neuron] = now + membrane.refractoryMs();
            schedule(neuron, now);
        } else if (checks) {
            solve(neuron, now);
        } else if (exciting || exact[neuron]) {
            exact[neuron] = false; // what was a crossing still is a check if nothing excites the neuron
            bringForward(neuron, now);
        }
    }

    /** A neuron that arrivals have only inhibited cannot cross before its entry. */
    private void bringForward(int neuron, double now) {
        double at = earliest(neuron, now);
        if (at < scheduled[neuron]) {
            set(neuron, at, Math.nextUp(now));
        }
    }

    /** After a spike: nothing that was scheduled counts any more. */
    private void schedule(int neuron, double now) {
        exact[neuron] = false;
        set(neuron, earliest(neuron, now), Math.nextUp(now));
    }

    private double earliest(int neuron, double now) {
        if (heldUntil[neuron] > now) {
            return heldUntil[neuron];
        }
        double threshold = membrane.threshold()[neuron];
        if (potential[neuron] >= threshold) {
            return now;
        }
        return now
                + path.earliest(
                        potential[neuron],
                        membrane.goal()[neuron],
                        currents[0][neuron],
                        currents[1][neuron],
                        threshold);
    }

    private void solve(int neuron, double now) {
        if (heldUntil[neuron] > now || potential[neuron] >= membrane.threshold()[neuron]) {
            schedule(neuron, now);
            return;
        }
        double after = path.first(
                potential[neuron],
                membrane.goal()[neuron],
                currents[0][neuron],
                currents[1][neuron],
                membrane.threshold()[neuron]);
        exact[neuron] = true;
        set(neuron, now + after, Math.nextUp(now));
    }

    private void set(int neuron, double at, double notBefore) {
        if (at == Double.POSITIVE_INFINITY) {
            place.queue().remove(place.neuronEntry(neuron));
            scheduled[neuron] = at;
        } else {
            scheduled[neuron] = Math.max(at, notBefore);
            place.queue().set(place.neuronEntry(neuron), scheduled[neuron]);
        }
    }

    private void carry(int neuron, double now) {
        if (now > validAt[neuron]) {
            moveTo(neuron, now);
            potential[neuron] = path.potential();
            currents[0][neuron] = path.current(0);
            currents[1][neuron] = path.current(1);
            validAt[neuron] = now;
        }
    }

    /** To a time after the last update: the currents move all the time, V from the end of a refractory period on. */
    private void moveTo(int neuron, double time) {
        double a = currents[0][neuron];
        double b = currents[1][neuron];
        double moves = time - validAt[neuron];
        if (heldUntil[neuron] > validAt[neuron]) {
            double held = Math.min(time, heldUntil[neuron]) - validAt[neuron];
            a = path.decayed(0, a, held);
            b = path.decayed(1, b, held);
            moves = Math.max(0, time - heldUntil[neuron]);
        }
        path.move(potential[neuron], membrane.goal()[neuron], a, b, moves);
    }
}
