package dev.ranvier.hardware.chip;

import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.Values;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A chip written for its clearness only: every bit looked at, the engines' rule for each neuron, maps of sets. */
final class ReferenceChip {

    final BitSet outputs = new BitSet();
    final int[][] potential; // [core][neuron]
    final BitSet[] fired; // [core]
    final int[][][] links; // [direction][y + 1][x + 1], of the last tick
    long spikes;
    long hops;
    long events;
    private final List<CoreProgram> cores;
    private final CorePlaces places;
    private final IntegerRule[][] rules; // [core][neuron]
    private final BitSet[][] active; // [tick mod 16][core]
    private int tick;

    ReferenceChip(ChipProgram program) {
        cores = program.cores();
        places = new CorePlaces(cores);
        potential = new int[cores.size()][];
        fired = new BitSet[cores.size()];
        rules = new IntegerRule[cores.size()][];
        active = new BitSet[16][cores.size()];
        links = new int[4][6][6];
        for (int core = 0; core < cores.size(); core++) {
            CoreNeurons neurons = cores.get(core).neurons();
            potential[core] = neurons.initialPotential().clone();
            rules[core] = new IntegerRule[neurons.size()];
            for (int neuron = 0; neuron < neurons.size(); neuron++) {
                int population = (int) (neurons.noise().stream()[neuron] >>> 32);
                rules[core][neuron] = new IntegerRule(model(neurons, neuron, program.options()), population, 1);
            }
            for (BitSet[] slot : active) {
                slot[core] = new BitSet();
            }
        }
    }

    void inject(int atTick, int core, int axon) {
        active[atTick % 16][core].set(axon);
    }

    void tick() {
        outputs.clear();
        for (int[][] direction : links) {
            for (int[] row : direction) {
                Arrays.fill(row, 0);
            }
        }
        for (int core = 0; core < cores.size(); core++) {
            fired[core] = new BitSet();
            for (int neuron = 0; neuron < potential[core].length; neuron++) {
                IntegerRule rule = rules[core][neuron];
                int result = rule.tick(0, tick, potential[core][neuron], input(core, neuron));
                potential[core][neuron] = IntegerRule.potential(result);
                if (IntegerRule.fires(result)) {
                    fired[core].set(neuron);
                    send(core, neuron);
                }
            }
        }
        for (BitSet axons : active[tick % 16]) {
            axons.clear();
        }
        tick++;
    }

    private int input(int core, int neuron) {
        CoreProgram program = cores.get(core);
        Map<Integer, Integer> arrivals = new HashMap<>(); // weight to number so far
        int sum = 0;
        BitSet axons = active[tick % 16][core];
        for (int axon = axons.nextSetBit(0); axon >= 0; axon = axons.nextSetBit(axon + 1)) {
            if (program.crossbar().connected(axon, neuron)) {
                events++;
                int type = program.axonTypes()[axon];
                int weight = program.neurons().weights()[type][neuron];
                boolean random = program.neurons().noise().synapses()[type][neuron];
                int number = random ? arrivals.merge(weight, 1, Integer::sum) - 1 : 0;
                sum += random ? rules[core][neuron].stochasticInput(0, tick, weight, number) : weight;
            }
        }
        return sum;
    }

    private void send(int core, int neuron) {
        CoreProgram program = cores.get(core);
        SpikeTargets targets = program.neurons().targets();
        spikes++;
        if (targets.kind()[neuron] == SpikeTargets.Kind.NOWHERE) {
            return;
        }
        int x = program.x();
        int y = program.y();
        int toX = x + targets.dx()[neuron];
        int toY = y + targets.dy()[neuron];
        for (; x != toX; x += Integer.signum(toX - x)) {
            links[toX > x ? 0 : 1][y + 1][x + 1]++;
            hops++;
        }
        for (; y != toY; y += Integer.signum(toY - y)) {
            links[toY > y ? 2 : 3][y + 1][x + 1]++;
            hops++;
        }
        if (targets.kind()[neuron] == SpikeTargets.Kind.OUTPUT) {
            outputs.set(targets.line()[neuron]);
        } else {
            active[(tick + targets.delay()[neuron]) % 16][places.at(toX, toY)].set(targets.line()[neuron]);
        }
    }

    private static IntegerNeuron model(CoreNeurons neurons, int neuron, IntegerOptions options) {
        NeuronNoise noise = neurons.noise();
        return new IntegerNeuron(
                Values.uniform(neurons.leak()[neuron]),
                neurons.leakReversal()[neuron],
                Values.uniform(neurons.threshold()[neuron]),
                Values.uniform(neurons.negativeThreshold()[neuron]),
                neurons.reset()[neuron],
                Values.uniform(neurons.resetPotential()[neuron]),
                neurons.saturating()[neuron],
                Values.uniform(neurons.initialPotential()[neuron]),
                new IntegerNoise(true, noise.leak()[neuron], noise.thresholdBits()[neuron]),
                options);
    }
}
