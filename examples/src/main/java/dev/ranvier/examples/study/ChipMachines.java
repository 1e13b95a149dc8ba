package dev.ranvier.examples.study;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.hardware.chip.ChipActivity;
import dev.ranvier.hardware.chip.ChipEnergy;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.mapping.ChipResults;
import dev.ranvier.hardware.mapping.ChipRunner;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** A mapped network on the chip, image by image and tick by tick, priced with its used cores powered and with all of them. */
public final class ChipMachines {

    private static final String FAMILY = "event-driven chip";
    private static final String USED_CORES =
            "TrueNorth-like: 28 nm at 0.8 V, only the used cores powered; static power of the 1 ms ticks dominates";
    private static final String WHOLE_CHIP = "The same run with all cores of the chip powered";

    private ChipMachines() {}

    /**
     * Runs every image.
     *
     * @param network which network, for the row
     * @param threads number of threads; changes nothing but the time it takes
     * @param progress told the number of images done
     * @return the row with the used cores powered, then the one with the whole chip powered
     * @throws IllegalArgumentException if the images do not fit the network, or the mapping is of another one
     */
    public static List<Machine> run(
            SpikingClassifier classifier,
            MappedNetwork mapped,
            String network,
            LabelledImages images,
            int threads,
            IntConsumer progress) {
        ChipResults results = new ChipRunner(classifier, mapped, threads).run(images.size(), images::sample, progress);
        ChipActivity activity = results.activity();
        double accuracy = results.accuracy(images::label);
        String inTicks = String.format(Locale.ROOT, "%s, %d ticks of 1 ms", network, results.ticksPerSample());
        String used = "TrueNorth-like, " + activity.cores() + (activity.cores() == 1 ? " core" : " cores");
        return List.of(
                machine(used, inTicks, accuracy, results, ChipEnergy.usedCores(activity), caveat(results)),
                machine(
                        "TrueNorth-like, whole chip",
                        inTicks,
                        accuracy,
                        results,
                        ChipEnergy.wholeChip(activity),
                        WHOLE_CHIP));
    }

    /** What the price stands for, and what was counted for it. */
    private static String caveat(ChipResults results) {
        ChipActivity activity = results.activity();
        double samples = results.decisions().size();
        return String.format(
                Locale.ROOT,
                "%s; an image takes %.0f neuron updates, %.0f synaptic events, %.1f spikes, %.1f hops, %.1f deliveries from"
                        + " outside and %.0f rows read; constants derived, +- %.1f %%",
                USED_CORES,
                activity.neuronUpdates() / samples,
                activity.synapticEvents() / samples,
                activity.spikes() / samples,
                activity.hops() / samples,
                activity.externalDeliveries() / samples,
                activity.rowReads() / samples,
                100
                        * ChipEnergy.uncertaintyNanojoules(activity, activity.cores())
                        / ChipEnergy.price(activity).totalNanojoules());
    }

    private static Machine machine(
            String name, String network, double accuracy, ChipResults results, ActionCounts counts, String caveat) {
        double samples = results.decisions().size();
        ActionCounts perSample = counts.scale(1 / samples);
        return MachineRow.of(
                name,
                FAMILY,
                network,
                accuracy,
                perSample,
                ChipEnergy.table().price(perSample),
                ChipEnergy.latency(results.ticksPerSample()),
                results.activity().spikes() / samples,
                caveat);
    }
}
