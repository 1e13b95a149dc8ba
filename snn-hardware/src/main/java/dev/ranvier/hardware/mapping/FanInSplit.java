package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives populations whose neurons have more inputs than a core has axons a population of partial sums ({@link
 * PartialSums}) between their inputs and themselves. The way over them takes a tick more, so other projections get
 * longer delays where that is needed to keep in step. Projections between neurons that have no delay, as conversions
 * make them, get one of a tick in the same way.
 */
final class FanInSplit {

    /** What the name of a population of partial sums ends in. */
    static final String SUFFIX = "~parts";

    private final Network network;
    private final CoreLimits limits;
    private final int axonsPerNeuron;
    private final double activity;
    private final List<NetworkChange> changes;
    private final InputIndex index;
    private final LayerInputs[] split; // [population], null if it stays as it is
    private final Alignment alignment;
    private boolean needed;

    FanInSplit(
            Network network,
            CoreLimits limits,
            int axonsPerNeuron,
            double activity,
            boolean withoutDelay,
            List<NetworkChange> changes) {
        this.network = network;
        this.limits = limits;
        this.axonsPerNeuron = Math.min(limits.axons(), axonsPerNeuron);
        this.activity = activity;
        this.changes = changes;
        index = new InputIndex(network);
        split = new LayerInputs[network.populations().size()];
        alignment = new Alignment(split.length);
        LayerInputsBuilder builder = new LayerInputsBuilder(network, limits, index, withoutDelay ? 0 : 1);
        for (int population = 0; population < split.length; population++) {
            if (network.populations().get(population).model() instanceof IntegerNeuron model) {
                LayerInputs layer = builder.build(population);
                split[population] = tooWide(layer, population, model) ? layer : null;
                needed |= split[population] != null;
            }
        }
    }

    private boolean tooWide(LayerInputs layer, int population, IntegerNeuron model) {
        AxonTyping typing = new AxonTyping(limits, !model.noise().synapses());
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            boolean wide = layer.fanIn(neuron) > limits.axons()
                    || layer.hasMoreWeightsThan(neuron, limits.axonTypes())
                            && typing.axonsOf(layer, population, neuron) > limits.axons();
            if (wide) {
                return !model.noise().synapses(); // parts of random sums are not drawn alike; the mapper refuses them
            }
        }
        return false;
    }

    /** The network with partial sums where they are needed; the same if they are not. */
    Network build() {
        for (Projection projection : network.projections()) {
            needed |= least(projection) > delay(projection);
        }
        if (!needed) {
            return network;
        }
        align();
        List<Population> populations = new ArrayList<>();
        for (int population = 0; population < split.length; population++) {
            populations.add(started(population));
        }
        List<Projection> projections = new ArrayList<>();
        for (Projection projection : network.projections()) {
            int target = network.indexOf(projection.target());
            if (split[target] == null) {
                int ticks = ticks(network.indexOf(projection.source()), target, delay(projection));
                projections.add(new Projection(
                        projection.source(),
                        projection.target(),
                        projection.connectivity(),
                        ticks * network.timeBase().stepMs()));
            }
        }
        for (int population = 0; population < split.length; population++) {
            if (split[population] != null) {
                addParts(population, populations, projections);
            }
        }
        return new Network(network.name(), network.timeBase(), populations, projections);
    }

    /** Ticks that a population runs later than before. */
    int latency(int population) {
        return alignment.latency(population);
    }

    /** Ticks that a spike of the projection needs on the chip. */
    private int least(Projection projection) {
        boolean inside = network.population(projection.source()).model() instanceof IntegerNeuron;
        return (inside ? 1 : 0) + (split[network.indexOf(projection.target())] != null ? 1 : 0);
    }

    private int delay(Projection projection) {
        return InputIndex.delayTicks(network, projection);
    }

    private int ticks(int source, int target, int delay) {
        return delay + alignment.latency(target) - alignment.latency(source);
    }

    private void align() {
        String wide = "";
        for (Projection projection : network.projections()) {
            int source = network.indexOf(projection.source());
            int target = network.indexOf(projection.target());
            wide = split[target] != null ? projection.target() : wide;
            alignment.require(source, target, least(projection) - delay(projection));
        }
        if (!alignment.solve()) {
            throw new MappingException(
                    wide,
                    0,
                    MappingException.Limit.DELAY,
                    2,
                    1,
                    "population " + wide + " has neurons with more inputs than a core has axons, and partial sums take"
                            + " a tick that a loop through it does not have",
                    "give the loop's projections a delay of at least 2 ticks");
        }
    }

    private Population started(int number) {
        Population population = network.populations().get(number);
        if (alignment.latency(number) == 0 || !(population.model() instanceof IntegerNeuron model)) {
            return population;
        }
        double[] initial = new QuietStart(network, number, alignment.latency(number)).find();
        if (initial == null) {
            throw new MappingException(
                    population.name(),
                    0,
                    MappingException.Limit.LATENCY,
                    alignment.latency(number),
                    0,
                    "population " + population.name() + " would run " + alignment.latency(number)
                            + " ticks later because of partial sums, but its neurons fire or drift without input or"
                            + " are random",
                    "give the projections before it longer delays, or keep fan-in within " + limits.axons());
        }
        return new Population(population.name(), population.size(), QuietStart.startingAt(model, initial));
    }

    private void addParts(int number, List<Population> populations, List<Projection> projections) {
        LayerInputs layer = split[number];
        Population population = network.populations().get(number);
        IntegerNeuron model = (IntegerNeuron) population.model();
        PartialSums[] sums = sums(layer, model);
        PartBanks banks = new PartBanks(layer, sums);
        String name = population.name() + SUFFIX;
        populations.add(new Population(
                name, banks.size(), IntegerNeuron.memoryless(banks.firingSums()).withOptions(model.options())));
        Map<Long, SynapseList> incoming = new TreeMap<>(); // by population and delay
        banks.forEachInput((input, part, weight) -> incoming.computeIfAbsent(
                        (long) index.population(input) << 32 | index.delayTicks(input),
                        key -> new SynapseList(
                                network.populations()
                                        .get(index.population(input))
                                        .size(),
                                banks.size()))
                .add(index.neuron(input), part, weight));
        double stepMs = network.timeBase().stepMs();
        incoming.forEach((key, list) -> {
            int source = (int) (key >> 32);
            int first = ticks(source, number, key.intValue()) - 1;
            projections.add(
                    new Projection(network.populations().get(source).name(), name, list.build(), first * stepMs));
        });
        projections.add(new Projection(name, population.name(), banks.outgoing(), stepMs));
        report(population, sums);
    }

    private PartialSums[] sums(LayerInputs layer, IntegerNeuron model) {
        int axonsOfAnInput = 1;
        int[][] weights = new int[layer.neurons()][];
        for (int neuron = 0; neuron < weights.length; neuron++) {
            weights[neuron] =
                    Arrays.copyOfRange(layer.weight(), layer.rowStart()[neuron], layer.rowStart()[neuron + 1]);
            axonsOfAnInput = Math.max(axonsOfAnInput, axonsOfAnInput(weights[neuron]));
        }
        InputParts parts = new InputParts(layer, Math.max(1, limits.axons() / axonsOfAnInput));
        PartialSums[] sums = new PartialSums[weights.length];
        for (int neuron = 0; neuron < sums.length; neuron++) {
            int enough = Enough.sum(model, neuron, weights[neuron]);
            sums[neuron] = new PartialSums(weights[neuron], parts.of(neuron), axonsPerNeuron, activity, enough);
            int weight = sums[neuron].spacing() * sums[neuron].unit();
            if (sums[neuron].size() > limits.axons() || weight > limits.maxWeight()) {
                throw new MappingException(
                        layer.population(),
                        neuron,
                        MappingException.Limit.AXONS,
                        layer.fanIn(neuron),
                        limits.axons(),
                        "neuron " + neuron + " of population " + layer.population() + " has " + layer.fanIn(neuron)
                                + " inputs in " + sums[neuron].parts() + " parts, more than one layer of partial sums"
                                + " can put together on a core of " + limits.axons() + " axons",
                        "train the layer in blocks, or with smaller weights");
            }
        }
        return sums;
    }

    private int axonsOfAnInput(int[] weights) {
        int unit = PartialSums.commonDivisor(weights);
        int lowest = 0;
        int highest = 0;
        for (int weight : weights) {
            lowest = Math.min(lowest, weight / unit);
            highest = Math.max(highest, weight / unit);
        }
        // both signs of a bank are on one core
        int most = Math.max(-lowest, highest);
        WeightSlices slices = lowest < 0
                ? WeightSlices.covering(-most, most, limits.axonTypes(), limits.maxWeight())
                : WeightSlices.covering(0, most, limits.axonTypes(), limits.maxWeight());
        return slices == null ? limits.axons() : Math.max(1, slices.axons());
    }

    private void report(Population population, PartialSums[] sums) {
        boolean exact = true;
        double sum = 0;
        double worst = 0;
        int parts = 0;
        int spacing = 1;
        for (PartialSums of : sums) {
            exact &= of.exact();
            sum += of.error();
            worst = Math.max(worst, of.error());
            parts = Math.max(parts, of.parts());
            spacing = Math.max(spacing, of.spacing());
        }
        String what = String.format(
                Locale.ROOT,
                "fan-in in up to %d partial sums, %s",
                parts,
                exact ? "exactly" : "rounded to multiples of up to " + spacing + " and limited to likely sums");
        changes.add(new NetworkChange(population.name(), what, exact, sum / sums.length, worst));
    }
}
