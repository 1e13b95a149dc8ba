package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a mapped network takes.
 *
 * @param network name of the network
 * @param limits what one core can hold
 * @param mesh the mesh
 * @param cores the used cores
 * @param routedNeurons neurons whose spikes go somewhere
 * @param hops links passed if each of them fires once
 * @param sequentialHops the same with the cores placed one after the other
 * @param inputDeliveries axons that input from outside is brought to
 */
public record MappingReport(
        String network,
        CoreLimits limits,
        Mesh mesh,
        List<CoreUse> cores,
        long routedNeurons,
        long hops,
        long sequentialHops,
        long inputDeliveries) {

    /**
     * What is on one core.
     *
     * @param population name of the population
     * @param firstNeuron its first neuron on the core
     * @param neurons number of its neurons on the core
     * @param axons axons in use
     * @param synapses crossbar bits set
     * @param x column
     * @param y row
     */
    public record CoreUse(String population, int firstNeuron, int neurons, int axons, int synapses, int x, int y) {}

    /** Takes a copy of the list. */
    public MappingReport {
        cores = List.copyOf(cores);
    }

    /** Neurons on all cores. */
    public long neurons() {
        return cores.stream().mapToLong(CoreUse::neurons).sum();
    }

    /** Axons in use on all cores. */
    public long axons() {
        return cores.stream().mapToLong(CoreUse::axons).sum();
    }

    /** Mean links of a spike, 0 if no spike goes anywhere. */
    public double hopsPerSpike() {
        return routedNeurons == 0 ? 0 : (double) hops / routedNeurons;
    }

    /** The report as text, one line for the whole and one for each population. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d of %d cores; axons %.1f %%, neurons %.1f %% of those cores; %.2f hops a spike"
                        + " (sequential %.2f); input brought to %d axons%n",
                network,
                cores.size(),
                mesh.cores(),
                100.0 * axons() / ((long) cores.size() * limits.axons()),
                100.0 * neurons() / ((long) cores.size() * limits.neurons()),
                hopsPerSpike(),
                routedNeurons == 0 ? 0 : (double) sequentialHops / routedNeurons,
                inputDeliveries));
        byPopulation()
                .forEach((population, used) -> text.append(String.format(
                        Locale.ROOT,
                        "  %s: %d neurons on %d cores, %d..%d axons a core, first at (%d, %d)%n",
                        population,
                        used.stream().mapToInt(CoreUse::neurons).sum(),
                        used.size(),
                        used.stream().mapToInt(CoreUse::axons).min().orElse(0),
                        used.stream().mapToInt(CoreUse::axons).max().orElse(0),
                        used.get(0).x(),
                        used.get(0).y())));
        return text.toString();
    }

    private Map<String, List<CoreUse>> byPopulation() {
        Map<String, List<CoreUse>> byPopulation = new LinkedHashMap<>();
        for (CoreUse use : cores) {
            byPopulation.computeIfAbsent(
                    use.population(),
                    name -> cores.stream()
                            .filter(core -> core.population().equals(name))
                            .toList());
        }
        return byPopulation;
    }
}
