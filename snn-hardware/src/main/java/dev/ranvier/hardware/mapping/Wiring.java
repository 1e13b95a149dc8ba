package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.SpikeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who drives which axon: for each neuron on the chip its one target, for each source its deliveries. A neuron that
 * needs more than one target is refused.
 */
final class Wiring {

    static final int NOWHERE = -2;

    private final Network network;
    private final InputIndex index;
    private final List<CoreGroup> groups;
    private final List<TypedCore> cores;
    private final int output;
    private final int[][] targetCore; // [group][neuron], core, Traffic.OUTPUT or NOWHERE
    private final int[][] targetAxon; // [group][neuron]
    private final int[][] delay; // [group][neuron], ticks
    private final int[][] home; // [population][neuron], group; null for sources
    private long deliveries;

    Wiring(Network network, InputIndex index, List<CoreGroup> groups, List<TypedCore> cores, int output) {
        this.network = network;
        this.index = index;
        this.groups = groups;
        this.cores = cores;
        this.output = output;
        targetCore = new int[groups.size()][];
        targetAxon = new int[groups.size()][];
        delay = new int[groups.size()][];
        home = new int[network.populations().size()][];
        for (int g = 0; g < groups.size(); g++) {
            CoreGroup group = groups.get(g);
            targetCore[g] = new int[group.size()];
            Arrays.fill(targetCore[g], group.population() == output ? Traffic.OUTPUT : NOWHERE);
            targetAxon[g] = new int[group.size()];
            delay[g] = new int[group.size()];
            Arrays.fill(delay[g], 1);
            if (home[group.population()] == null) {
                home[group.population()] =
                        new int[network.populations().get(group.population()).size()];
            }
            for (int neuron = 0; neuron < group.size(); neuron++) {
                home[group.population()][group.first() + neuron] = g;
                if (group.population() == output) {
                    targetAxon[g][neuron] = group.first() + neuron;
                }
            }
        }
        connect();
    }

    int targetCore(int group, int neuron) {
        return targetCore[group][neuron];
    }

    int targetAxon(int group, int neuron) {
        return targetAxon[group][neuron];
    }

    int delay(int group, int neuron) {
        return delay[group][neuron];
    }

    long deliveries() {
        return deliveries;
    }

    private void connect() {
        for (int g = 0; g < cores.size(); g++) {
            int[] axonInput = cores.get(g).axonInput();
            for (int axon = 0; axon < axonInput.length; axon++) {
                int input = axonInput[axon];
                if (index.onChip(input)) {
                    target(index.population(input), index.neuron(input), g, axon, index.delayTicks(input));
                } else {
                    deliveries++;
                }
            }
        }
    }

    private void target(int population, int neuron, int core, int axon, int delayTicks) {
        int group = home[population][neuron];
        int place = neuron - groups.get(group).first();
        if (targetCore[group][place] != NOWHERE) {
            throw tooManyTargets(population, neuron);
        }
        targetCore[group][place] = core;
        targetAxon[group][place] = axon;
        delay[group][place] = delayTicks;
    }

    private MappingException tooManyTargets(int population, int neuron) {
        int axons = 0;
        int onCores = 0;
        for (TypedCore core : cores) {
            int before = axons;
            for (int input : core.axonInput()) {
                axons += index.population(input) == population && index.neuron(input) == neuron ? 1 : 0;
            }
            onCores += axons > before ? 1 : 0;
        }
        String name = network.populations().get(population).name();
        boolean isOutput = population == output;
        int needed = axons + (isOutput ? 1 : 0);
        return new MappingException(
                name,
                neuron,
                needed,
                1,
                "neuron " + neuron + " of population " + name + " would have to drive " + axons + " axons on " + onCores
                        + " cores" + (isOutput ? " and the output port" : "")
                        + ", but a neuron of the chip drives one; splitter neurons are not mapped yet. Make the next"
                        + " layer of blocks that share no inputs (windows whose stride equals their width), give its"
                        + " weights signs that depend on the input only, and give all projections of a neuron one"
                        + " delay");
    }

    /** The flows between cores, each once, in the order in which they are first met. */
    Traffic traffic() {
        Map<Long, Integer> position = new HashMap<>();
        List<int[]> flows = new ArrayList<>(); // from, to, spikes
        for (int g = 0; g < groups.size(); g++) {
            for (int target : targetCore[g]) {
                if (target != NOWHERE) {
                    long key = (long) g << 32 | target & 0xffffffffL;
                    Integer known = position.putIfAbsent(key, flows.size());
                    if (known == null) {
                        flows.add(new int[] {g, target, 1});
                    } else {
                        flows.get(known)[2]++;
                    }
                }
            }
        }
        return new Traffic(
                groups.size(),
                flows.stream().mapToInt(flow -> flow[0]).toArray(),
                flows.stream().mapToInt(flow -> flow[1]).toArray(),
                flows.stream().mapToInt(flow -> flow[2]).toArray());
    }

    List<NeuronMap> neuronMaps() {
        List<NeuronMap> maps = new ArrayList<>();
        for (int population = 0; population < home.length; population++) {
            if (home[population] != null) {
                int[] core = home[population];
                int[] place = new int[core.length];
                Arrays.setAll(place, neuron -> neuron - groups.get(core[neuron]).first());
                maps.add(new NeuronMap(network.populations().get(population).name(), core, place));
            }
        }
        return maps;
    }

    List<InputMap> inputMaps() {
        List<InputMap> maps = new ArrayList<>();
        for (int population = 0; population < network.populations().size(); population++) {
            if (network.populations().get(population).model() instanceof SpikeSource) {
                maps.add(inputMap(population));
            }
        }
        return maps;
    }

    private InputMap inputMap(int population) {
        int[] rowStart = new int[network.populations().get(population).size() + 1];
        List<int[]> found = new ArrayList<>(); // neuron, core, axon, delay
        for (int core = 0; core < cores.size(); core++) {
            int[] axonInput = cores.get(core).axonInput();
            for (int axon = 0; axon < axonInput.length; axon++) {
                if (index.population(axonInput[axon]) == population) {
                    int neuron = index.neuron(axonInput[axon]);
                    rowStart[neuron + 1]++;
                    found.add(new int[] {neuron, core, axon, index.delayTicks(axonInput[axon])});
                }
            }
        }
        for (int neuron = 1; neuron < rowStart.length; neuron++) {
            rowStart[neuron] += rowStart[neuron - 1];
        }
        found.sort((a, b) -> Integer.compare(a[0], b[0])); // stable: within a neuron by core and axon
        return new InputMap(
                network.populations().get(population).name(),
                rowStart,
                found.stream().mapToInt(delivery -> delivery[1]).toArray(),
                found.stream().mapToInt(delivery -> delivery[2]).toArray(),
                found.stream().mapToInt(delivery -> delivery[3]).toArray());
    }
}
