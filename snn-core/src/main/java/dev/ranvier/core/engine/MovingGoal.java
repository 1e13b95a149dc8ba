package dev.ranvier.core.engine;

import dev.ranvier.core.network.StepCurrent;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The goal of a population's potentials ({@link Membrane#goal}) while {@linkplain StepCurrent currents in steps} move it.
 * Every engine has its own.
 */
public final class MovingGoal {

    private final double[] base; // [neuron], the membrane's
    private final double[] now; // [neuron]; the membrane's own array if nothing moves it
    private final double[] changesAt; // [change], instants, rising
    private final double[] levels; // [change], sum of all currents from there on
    private int next; // first change that has not been made

    /**
     * The goal at time 0, before any change.
     *
     * @param currents those into this population
     */
    public MovingGoal(Membrane membrane, List<StepCurrent> currents, Timeline timeline) {
        base = membrane.goal();
        changesAt = currents.stream()
                .flatMapToDouble(current -> Arrays.stream(current.startMs()))
                .map(timeline::startOf)
                .sorted()
                .distinct()
                .toArray();
        levels = Arrays.stream(changesAt)
                .map(instant -> currents.stream()
                        .mapToDouble(current -> levelAt(current, instant, timeline))
                        .sum())
                .toArray();
        now = moves() ? base.clone() : base;
    }

    /** True if there is a current at any time. */
    public boolean moves() {
        return changesAt.length > 0;
    }

    /** {@code [neuron]}, the goal now. Not to be modified. */
    public double[] values() {
        return now;
    }

    /** Instant of the next change, infinite if there is none. */
    public double nextChange() {
        return next < changesAt.length ? changesAt[next] : Double.POSITIVE_INFINITY;
    }

    /**
     * Makes the changes up to an instant, its own included.
     *
     * @return true if there were any
     */
    public boolean moveTo(double instant) {
        if (nextChange() > instant) {
            return false;
        }
        while (nextChange() <= instant) {
            next++;
        }
        set();
        return true;
    }

    /**
     * Back to time 0.
     *
     * @return true if that changed anything
     */
    public boolean reset() {
        boolean moved = next > 0;
        if (moved) {
            next = 0;
            set();
        }
        return moved;
    }

    /** Carries the state. */
    public void transfer(StateTransfer state) throws IOException {
        next = state.whole(next);
        if (moves()) {
            set();
        }
    }

    private void set() {
        double level = next == 0 ? 0 : levels[next - 1];
        for (int neuron = 0; neuron < now.length; neuron++) {
            now[neuron] = base[neuron] + level;
        }
    }

    /** Of two starts that fall on one step the later one counts. */
    private static double levelAt(StepCurrent current, double instant, Timeline timeline) {
        double level = 0;
        for (int i = 0; i < current.startMs().length && timeline.startOf(current.startMs()[i]) <= instant; i++) {
            level = current.level()[i];
        }
        return level;
    }
}
