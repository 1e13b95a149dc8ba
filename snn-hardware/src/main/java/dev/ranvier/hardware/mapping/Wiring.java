package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.hardware.mapping.Splitters.Drive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who drives which axon: for each neuron of a part its one target, for each source its deliveries. Parts are what a
 * core holds of one population, then groups of splitters; several may share a core, which is decided elsewhere.
 */
final class Wiring {

    private final Network network;
    private final CorePlan plan;
    private final int output;
    private final List<CoreGroup> groups;
    private final List<TypedCore> typed; // [part], splitters after the groups
    private final Splitters splitters;
    private final Drive[][] drives; // [part][place], null: nowhere
    private final double[][] rates; // [part][place], expected spikes
    private final List<InputMap> inputMaps = new ArrayList<>(); // to parts

    Wiring(Network network, CoreLimits limits, CorePlan plan, int output, ExpectedSpikes expected) {
        this.network = network;
        this.plan = plan;
        this.output = output;
        groups = plan.groupsWithCopies();
        typed = new ArrayList<>();
        splitters = new Splitters(limits, groups.size());
        for (int core = 0; core < groups.size(); core++) {
            typed.add(withCopies(core));
        }
        Drive[][] ofGroups = new Drive[groups.size()][];
        double[][] ratesOfGroups = new double[groups.size()][];
        for (int core = 0; core < groups.size(); core++) {
            double[] rate = expected.perNeuron()[groups.get(core).population()];
            ofGroups[core] = drives(core, rate);
            ratesOfGroups[core] = Arrays.stream(groups.get(core).neurons())
                    .mapToDouble(neuron -> rate[neuron])
                    .toArray();
        }
        for (int population = 0; population < network.populations().size(); population++) {
            if (network.populations().get(population).model() instanceof SpikeSource) {
                inputMaps.add(inputMap(population, expected.perNeuron()[population]));
            }
        }
        int cores = groups.size() + splitters.cores();
        drives = Arrays.copyOf(ofGroups, cores);
        rates = Arrays.copyOf(ratesOfGroups, cores);
        for (int splitter = 0; splitter < splitters.cores(); splitter++) {
            typed.add(splitters.typed(splitter));
            drives[groups.size() + splitter] = splitters.drives(splitter).toArray(new Drive[0]);
            rates[groups.size() + splitter] = splitters.rates(splitter).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    /** Number of parts, those of splitters included. */
    int parts() {
        return typed.size();
    }

    /** The neurons of a part, copies included; null for splitters. */
    CoreGroup group(int part) {
        return part < groups.size() ? groups.get(part) : null;
    }

    TypedCore typed(int part) {
        return typed.get(part);
    }

    /** {@code [place]}, targets of a part's neurons, null for nowhere. Not to be modified. */
    Drive[] drives(int part) {
        return drives[part];
    }

    /** {@code [place]}, spikes expected of a part's neurons. Not to be modified. */
    double[] rates(int part) {
        return rates[part];
    }

    /** Which parts share a core, if they may. */
    CoreSharing sharing(boolean shared, CoreLimits limits) {
        int[] axons = typed.stream().mapToInt(of -> of.axonType().length).toArray();
        int[] places = Arrays.stream(drives).mapToInt(of -> of.length).toArray();
        CoreSharing none = CoreSharing.none(axons, places);
        return shared ? CoreSharing.of(axons, places, traffic(none), limits) : none;
    }

    /** Axons that input from outside is brought to. */
    long deliveries() {
        return inputMaps.stream().mapToLong(map -> map.core().length).sum();
    }

    /** Where input goes. */
    List<InputMap> inputMaps(CoreSharing sharing) {
        return inputMaps.stream()
                .map(map -> new InputMap(
                        map.population(),
                        map.rowStart(),
                        Arrays.stream(map.core()).map(sharing::core).toArray(),
                        IntStream.range(0, map.axon().length)
                                .map(i -> sharing.firstAxon(map.core()[i]) + map.axon()[i])
                                .toArray(),
                        map.delayTicks()))
                .toList();
    }

    private TypedCore withCopies(int core) {
        int[] original = plan.cores().groups().get(core).neurons();
        int[] neurons = groups.get(core).neurons();
        TypedCore single = plan.cores().typed().get(core);
        if (neurons.length == original.length) {
            return single;
        }
        Map<Integer, Integer> place = new HashMap<>();
        for (int i = 0; i < original.length; i++) {
            place.put(original[i], i);
        }
        return single.with(Arrays.stream(neurons).map(place::get).toArray());
    }

    private Drive[] drives(int core, double[] rate) {
        CoreGroup group = groups.get(core);
        boolean copied = plan.copied(group.population());
        int[] used = new int[copied ? rate.length : 0]; // [neuron], ends given to copies so far
        Drive[] found = new Drive[group.size()];
        for (int place = 0; place < found.length; place++) {
            int neuron = group.neurons()[place];
            List<Drive> ends = ends(group.population(), neuron);
            if (copied && !ends.isEmpty()) {
                ends = List.of(ends.get(used[neuron]++));
            }
            found[place] = ends.isEmpty() ? null : splitters.route(ends, rate[neuron]);
        }
        return found;
    }

    /** Where the spikes of a neuron on the chip have to be, and after how many ticks there. */
    private List<Drive> ends(int population, int neuron) {
        List<Drive> ends = new ArrayList<>();
        FanOut fanOut = plan.fanOut();
        if (population == output) {
            ends.add(new Drive(Traffic.OUTPUT, neuron, fanOut.portLatency() - fanOut.latency(output)));
        }
        Reach reach = plan.reach();
        int from = reach.from(population, neuron);
        for (int end = from; end < from + reach.ends(population, neuron); end++) {
            ends.add(end(population, end));
        }
        return ends;
    }

    private Drive end(int population, int end) {
        Reach reach = plan.reach();
        FanOut fanOut = plan.fanOut();
        int to = groups.get(reach.core(end)).population();
        int ticks = reach.delayTicks(end) + fanOut.latency(to) - fanOut.latency(population);
        return new Drive(reach.core(end), reach.axon(end), ticks);
    }

    private InputMap inputMap(int population, double[] rate) {
        int neurons = network.populations().get(population).size();
        int[] rowStart = new int[neurons + 1];
        List<Drive> found = new ArrayList<>();
        for (int neuron = 0; neuron < neurons; neuron++) {
            int from = plan.reach().from(population, neuron);
            for (int end = from; end < from + plan.reach().ends(population, neuron); end++) {
                found.add(splitters.route(List.of(end(population, end)), rate[neuron]));
            }
            rowStart[neuron + 1] = found.size();
        }
        return new InputMap(
                network.populations().get(population).name(),
                rowStart,
                found.stream().mapToInt(Drive::core).toArray(),
                found.stream().mapToInt(Drive::axon).toArray(),
                found.stream().mapToInt(Drive::delayTicks).toArray());
    }

    /** Where neurons are. */
    List<NeuronMap> neuronMaps(CoreSharing sharing) {
        List<NeuronMap> maps = new ArrayList<>();
        int populations = network.populations().size();
        int[][] core = new int[populations][];
        int[][] place = new int[populations][];
        for (int c = 0; c < groups.size(); c++) {
            CoreGroup group = groups.get(c);
            int p = group.population();
            if (core[p] == null) {
                core[p] = new int[network.populations().get(p).size()];
                place[p] = new int[core[p].length];
            }
            for (int i = group.size() - 1; i >= 0; i--) { // the first of a neuron's copies is written last
                core[p][group.neurons()[i]] = sharing.core(c);
                place[p][group.neurons()[i]] = sharing.firstPlace(c) + i;
            }
        }
        for (int p = 0; p < populations; p++) {
            if (core[p] != null) {
                maps.add(new NeuronMap(
                        network.populations().get(p).name(),
                        core[p],
                        place[p],
                        plan.fanOut().latency(p)));
            }
        }
        return maps;
    }

    /** The flows between cores, each once, in the order in which they are first met. */
    Traffic traffic(CoreSharing sharing) {
        Traffic.Builder traffic = new Traffic.Builder(sharing.cores());
        for (int part = 0; part < drives.length; part++) {
            for (int place = 0; place < drives[part].length; place++) {
                Drive drive = drives[part][place];
                if (drive != null) {
                    int to = drive.toPort() ? Traffic.OUTPUT : sharing.core(drive.core());
                    traffic.add(sharing.core(part), to, rates[part][place]);
                }
            }
        }
        return traffic.build();
    }
}
