package dev.ranvier.hardware.chip;

import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.cost.LatencyReport;

/**
 * What a chip's activity costs: {@code E = P_static x cores x time + E_hop x hops + E_event x synaptic events}, a
 * three-term model fitted to the published power sweep of Akopyan et al. 2015 (IEEE TCAD 34(10):1537,
 * doi:10.1109/TCAD.2015.2474396, fig. 17) with the hop energy of Merolla et al. 2014 (Science 345:668,
 * doi:10.1126/science.1254642, supplement). Derived, for 0.8 V; no published law scales it to another voltage. Energy
 * per neuron update is not published: it is within the other terms.
 *
 * <p>The static term is shown for the used cores only and for the whole chip powered, since published figures do not
 * all say which they mean. The 26 pJ an event that is often quoted is an average that includes the static power of
 * one operating point; it is offered only as an alternative with that label and must not be added to the other terms.
 */
public final class ChipEnergy {

    /** Cores of one chip (Merolla et al. 2014). */
    public static final int CHIP_CORES = 4096;

    /** Ticks in a second: the global 1 kHz synchronisation (Merolla et al. 2014; Akopyan et al. 2015). */
    public static final double TICKS_PER_SECOND = 1000;

    /**
     * How far the static power of a core may be off, 0.16 uW: the printed powers are rounded to 1 mW, so what is left of 68
     * mW at 0 Hz is 64.4 +- 0.64 mW over 4096 cores. Derived.
     */
    public static final double STATIC_UNCERTAINTY_MICROWATTS = 0.16;

    /** How far the energy of a synaptic event may be off: the same rounding over 1.132e10 events a second. Derived. */
    public static final double EVENT_UNCERTAINTY_PICOJOULES = 0.09;

    /** How far the energy of a hop may be off: the step from 0.775 V to 0.8 V is an assumption. Derived. */
    public static final double HOP_UNCERTAINTY_PICOJOULES = 0.15;

    private ChipEnergy() {}

    /** The cited constants of the three-term model; the user may replace them. */
    public static EnergyTable table() {
        return EnergyTable.resource(ChipEnergy.class, "truenorth-energy.json");
    }

    /** The one constant of the amortised alternative. */
    public static EnergyTable amortisedTable() {
        return EnergyTable.resource(ChipEnergy.class, "truenorth-amortised-energy.json");
    }

    /** Counts with the static power of the used cores only. */
    public static ActionCounts usedCores(ChipActivity activity) {
        return counts(activity, activity.cores());
    }

    /** Counts with the static power of all cores of the chips that the used cores need. */
    public static ActionCounts wholeChip(ChipActivity activity) {
        return counts(activity, poweredCores(activity));
    }

    /** Counts for {@link #amortisedTable()}: synaptic events, each of which carries its share of everything. */
    public static ActionCounts amortised(ChipActivity activity) {
        return ActionCounts.builder()
                .add("amortised", "synapticEvent", activity.synapticEvents())
                .build();
    }

    /** Energy by the three-term model, static power of the used cores only. */
    public static EnergyReport price(ChipActivity activity) {
        return table().price(usedCores(activity));
    }

    /**
     * How far {@link #table()} may be off at its own voltage, as far as the sources let it be said: the sum of what each
     * term may be off. Elsewhere it is more: 9 % at the 0.75 V of another published point.
     *
     * @param poweredCores cores whose static power is counted
     */
    public static double uncertaintyNanojoules(ChipActivity activity, int poweredCores) {
        double milliseconds = 1000 * activity.ticks() / TICKS_PER_SECOND;
        return STATIC_UNCERTAINTY_MICROWATTS * poweredCores * milliseconds
                + EVENT_UNCERTAINTY_PICOJOULES * activity.synapticEvents() / 1000
                + HOP_UNCERTAINTY_PICOJOULES * activity.hops() / 1000;
    }

    /** Cores of all chips that the used cores need. */
    public static int poweredCores(ChipActivity activity) {
        return Math.max(1, (activity.cores() + CHIP_CORES - 1) / CHIP_CORES) * CHIP_CORES;
    }

    /** The time that the ticks take at 1 ms each. */
    public static LatencyReport latency(long ticks) {
        return new LatencyReport(ticks, TICKS_PER_SECOND, "tick");
    }

    private static ActionCounts counts(ChipActivity activity, int poweredCores) {
        ActionCounts.Builder counts = ActionCounts.builder()
                .add("static", "core", poweredCores * (activity.ticks() / TICKS_PER_SECOND))
                .add("mesh", "hop", activity.hops())
                .add("core", "synapticEvent", activity.synapticEvents());
        if (activity.chipCrossings() > 0) {
            counts.add("edge", "crossing", activity.chipCrossings());
        }
        return counts.build();
    }
}
