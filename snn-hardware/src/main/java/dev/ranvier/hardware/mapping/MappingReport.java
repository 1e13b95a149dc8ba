package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.hardware.chip.ChipActivity;
import dev.ranvier.hardware.chip.ChipEnergy;
import dev.ranvier.hardware.cost.EnergyReport;
import java.util.List;

/**
 * What a mapped network takes, known before anything runs. Spikes, hops, loads and events are those expected of one
 * run; see {@code basis}.
 *
 * @param network name of the network
 * @param limits what one core can hold
 * @param mesh the mesh
 * @param cores the used cores
 * @param copies places taken by copies of neurons, beyond one for each neuron
 * @param outputLatencyTicks ticks by which splitters delay the output
 * @param basis where the expected spikes are from
 * @param ticks ticks of one run
 * @param spikes expected spikes that are sent somewhere, those of copies and splitters included
 * @param interCoreSpikes those of them that leave their core
 * @param hops links that they pass
 * @param sequentialHops the same with the same cores placed one after the other
 * @param maxLinkSpikes spikes over the busiest link
 * @param synapticEvents active axon and crossbar bit
 * @param inputDeliveries axons that input from outside is brought to
 */
public record MappingReport(
        String network,
        CoreLimits limits,
        Mesh mesh,
        List<CoreUse> cores,
        long copies,
        int outputLatencyTicks,
        String basis,
        double ticks,
        double spikes,
        double interCoreSpikes,
        double hops,
        double sequentialHops,
        double maxLinkSpikes,
        double synapticEvents,
        long inputDeliveries) {

    /** Stands for the population of splitters. */
    public static final String SPLITTERS = "(splitters)";

    /**
     * What is on one core.
     *
     * @param parts populations and splitters on it
     * @param x column
     * @param y row
     */
    public record CoreUse(List<Part> parts, int x, int y) {

        /** Takes a copy of the list. */
        public CoreUse {
            parts = List.copyOf(parts);
        }

        /** Places taken, copies included. */
        public int neurons() {
            return parts.stream().mapToInt(Part::neurons).sum();
        }

        /** Axons in use. */
        public int axons() {
            return parts.stream().mapToInt(Part::axons).sum();
        }
    }

    /**
     * What one core has of one population.
     *
     * @param population name of the population, or {@link #SPLITTERS}
     * @param firstNeuron its first neuron on the core
     * @param neurons places taken, copies included
     * @param axons axons in use
     * @param synapses crossbar bits set
     */
    public record Part(String population, int firstNeuron, int neurons, int axons, int synapses) {}

    /** Takes a copy of the list. */
    public MappingReport {
        cores = List.copyOf(cores);
    }

    /** Neurons on all cores, copies and splitters included. */
    public long neurons() {
        return cores.stream().mapToLong(CoreUse::neurons).sum();
    }

    /** Axons in use on all cores. */
    public long axons() {
        return cores.stream().mapToLong(CoreUse::axons).sum();
    }

    /** Cores that hold splitters only. */
    public long splitterCores() {
        return cores.stream()
                .filter(core ->
                        core.parts().stream().allMatch(part -> part.population().equals(SPLITTERS)))
                .count();
    }

    /** Neurons that only copy spikes. */
    public long splitterNeurons() {
        return cores.stream()
                .flatMap(core -> core.parts().stream())
                .filter(part -> part.population().equals(SPLITTERS))
                .mapToLong(Part::neurons)
                .sum();
    }

    /** Share of the axons of the used cores that are in use, 0..1. */
    public double axonUse() {
        return (double) axons() / ((long) cores.size() * limits.axons());
    }

    /** Share of the neurons of the used cores that are in use, 0..1. */
    public double neuronUse() {
        return (double) neurons() / ((long) cores.size() * limits.neurons());
    }

    /** Mean links of a spike, 0 if no spike goes anywhere. */
    public double hopsPerSpike() {
        return spikes == 0 ? 0 : hops / spikes;
    }

    /** Mean links of a spike with the cores placed one after the other. */
    public double sequentialHopsPerSpike() {
        return spikes == 0 ? 0 : sequentialHops / spikes;
    }

    /** What one run is expected to do, rounded to whole numbers, to be priced as a measured activity is. */
    public ChipActivity expectedActivity() {
        long wholeTicks = Math.round(ticks);
        return new ChipActivity(
                cores.size(),
                wholeTicks,
                wholeTicks * neurons(),
                Math.round(spikes),
                0,
                Math.round(spikes),
                inputDeliveries,
                Math.round(synapticEvents),
                Math.round(hops),
                wholeTicks * cores.size() * limits.neurons(),
                0);
    }

    /** Energy expected of one run by the three-term model, only the used cores powered. */
    public EnergyReport energy() {
        return ChipEnergy.table().price(ChipEnergy.usedCores(expectedActivity()));
    }

    /** Energy expected of one run by the three-term model, all cores of the chip powered. */
    public EnergyReport energyOfWholeChip() {
        return ChipEnergy.table().price(ChipEnergy.wholeChip(expectedActivity()));
    }

    /** The report as text, one line for the whole, then one for each figure and each population. */
    public String text() {
        return new MappingText(this).text();
    }
}
