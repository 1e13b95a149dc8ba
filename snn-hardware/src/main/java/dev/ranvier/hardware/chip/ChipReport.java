package dev.ranvier.hardware.chip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run did and cost: counts, energy by the model of {@link ChipEnergy}, and what bounds the tick rate.
 *
 * @param activity exact counts
 * @param usedCoresNanojoules energy with static power of the used cores only
 * @param usedCoresUncertaintyNanojoules how far that may be off at its own voltage
 * @param wholeChipNanojoules energy with all cores of the chip or chips powered
 * @param wholeChipUncertaintyNanojoules how far that may be off at its own voltage
 * @param amortisedNanojoules alternative: 26 pJ a synaptic event with everything in it; not to be added to the others
 * @param busiest the busiest link
 * @param estimatedTicksPerSecond how fast ticks could follow if only the busiest link mattered; an estimate, 0
 *     if no spike passes a link
 * @param late neurons whose delay is too short for the way of their spikes
 */
public record ChipReport(
        ChipActivity activity,
        double usedCoresNanojoules,
        double usedCoresUncertaintyNanojoules,
        double wholeChipNanojoules,
        double wholeChipUncertaintyNanojoules,
        double amortisedNanojoules,
        LinkLoads.Link busiest,
        double estimatedTicksPerSecond,
        List<TransitCheck.Late> late) {

    private static final int LATE_SHOWN = 10;

    /**
     * The report on a simulator that has run and counts the load of links.
     *
     * @param transit what a spike's way takes
     */
    public static ChipReport of(ChipSimulator simulator, TransitCheck transit) {
        ChipActivity activity = simulator.activity();
        LinkLoads loads = simulator.linkLoads();
        return new ChipReport(
                activity,
                ChipEnergy.table().price(ChipEnergy.usedCores(activity)).totalNanojoules(),
                ChipEnergy.uncertaintyNanojoules(activity, activity.cores()),
                ChipEnergy.table().price(ChipEnergy.wholeChip(activity)).totalNanojoules(),
                ChipEnergy.uncertaintyNanojoules(activity, ChipEnergy.poweredCores(activity)),
                ChipEnergy.amortisedTable()
                        .price(ChipEnergy.amortised(activity))
                        .totalNanojoules(),
                loads.busiest(),
                loads.busiest().peakSpikes() == 0 ? 0 : loads.ticksPerSecond(LinkLoads.SPIKES_PER_SECOND),
                transit.late(simulator.program()));
    }

    /** What a person reads. */
    public List<String> lines() {
        double ticks = Math.max(1, activity.ticks());
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "per tick: %.1f neurons updated, %.1f synaptic events, %.1f spikes, %.1f hops, %.1f rows read",
                activity.neuronUpdates() / ticks,
                activity.synapticEvents() / ticks,
                activity.spikes() / ticks,
                activity.hops() / ticks,
                activity.rowReads() / ticks));
        lines.add(format(
                "brought in from outside: %d spikes; sent out: %d; between chips: %d",
                activity.externalDeliveries(), activity.outputSpikes(), activity.chipCrossings()));
        lines.add(format(
                "energy at 0.8 V, %d used cores: %.1f nJ a tick (+- %.1f, derived constants)",
                activity.cores(), usedCoresNanojoules / ticks, usedCoresUncertaintyNanojoules / ticks));
        lines.add(format(
                "energy at 0.8 V, whole chip of %d cores: %.1f nJ a tick (+- %.1f, derived constants)",
                ChipEnergy.poweredCores(activity),
                wholeChipNanojoules / ticks,
                wholeChipUncertaintyNanojoules / ticks));
        lines.add(format(
                "alternative, not to be added: %.1f nJ a tick at 26 pJ an event, static power of a busy chip included",
                amortisedNanojoules / ticks));
        if (busiest.peakSpikes() == 0) {
            lines.add("no spike passes a link");
        } else {
            lines.add(format(
                    "busiest link: (%d, %d) %s, %d spikes in one tick, %.2f on average; it allows about %.0f ticks a second"
                            + " (estimate: %.0e spikes a second and link)",
                    busiest.x(),
                    busiest.y(),
                    busiest.direction(),
                    busiest.peakSpikes(),
                    busiest.spikes() / ticks,
                    estimatedTicksPerSecond,
                    LinkLoads.SPIKES_PER_SECOND));
        }
        lines.add(late.isEmpty() ? "all delays are long enough for the way" : late.size() + " delays are too short:");
        late.stream().limit(LATE_SHOWN).forEach(one -> lines.add("  " + one));
        return lines;
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
