package dev.ranvier.examples.benchmark;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.CoreNeurons;
import dev.ranvier.hardware.chip.CoreProgram;
import dev.ranvier.hardware.chip.Crossbar;
import dev.ranvier.hardware.chip.OutputPort;
import dev.ranvier.hardware.chip.SpikeTargets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A recurrent network like those with which the chip was characterised (Merolla et al. 2014, Science 345:668,
 * doi:10.1126/science.1254642, supplement S7): all neurons of a square of cores, 128 synapses each, 20 spikes a second on
 * average, spikes sent to cores anywhere in the square (on 64 x 64 cores 21.3 columns and 21.3 rows away on average).
 * IBM's own parameters are not published; these are ours. Each neuron is driven by its leak to 20 spikes a second and
 * pushed about by as many positive as negative weights; each axon has exactly one source; delays are 1 to 15.
 */
final class CharacterisationNetwork {

    private static final int SIZE = 256; // axons and neurons of a core
    private static final int SYNAPSES = 128; // a neuron
    private static final int TICKS_PER_SPIKE = 50; // 20 a second

    private CharacterisationNetwork() {}

    /**
     * The network on {@code side} x {@code side} cores.
     *
     * @param ownWeights whether each neuron has weights of its own, or all the same four, one an axon type
     */
    static ChipProgram of(int side, boolean ownWeights, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] target = new int[side * side * SIZE]; // [source neuron], axon; a permutation
        Arrays.setAll(target, i -> i);
        shuffle(target, random);
        List<CoreProgram> cores = new ArrayList<>();
        for (int core = 0; core < side * side; core++) {
            int x = core % side;
            int y = core / side;
            byte[] types = new byte[SIZE];
            for (int axon = 0; axon < SIZE; axon++) {
                types[axon] = (byte) (axon % 4);
            }
            SpikeTargets targets =
                    targets(side, x, y, Arrays.copyOfRange(target, core * SIZE, (core + 1) * SIZE), random);
            cores.add(new CoreProgram(x, y, types, crossbar(random), neurons(targets, ownWeights, random)));
        }
        return new ChipProgram("characterisation", CoreLimits.TRUENORTH, new OutputPort(-1, 0, 0), cores);
    }

    private static SpikeTargets targets(int side, int x, int y, int[] target, RandomGenerator random) {
        SpikeTargets.Kind[] kind = new SpikeTargets.Kind[SIZE];
        Arrays.fill(kind, SpikeTargets.Kind.AXON);
        int[] dx = new int[SIZE];
        int[] dy = new int[SIZE];
        int[] line = new int[SIZE];
        int[] delay = new int[SIZE];
        for (int neuron = 0; neuron < SIZE; neuron++) {
            int core = target[neuron] / SIZE;
            dx[neuron] = core % side - x;
            dy[neuron] = core / side - y;
            line[neuron] = target[neuron] % SIZE;
            delay[neuron] = 1 + random.nextInt(CoreLimits.TRUENORTH.maxDelayTicks());
        }
        return new SpikeTargets(kind, dx, dy, line, delay);
    }

    private static Crossbar crossbar(RandomGenerator random) {
        Crossbar.Builder crossbar = new Crossbar.Builder(SIZE, SIZE);
        int[] axons = new int[SIZE];
        Arrays.setAll(axons, i -> i);
        for (int neuron = 0; neuron < SIZE; neuron++) {
            shuffle(axons, random);
            for (int i = 0; i < SYNAPSES; i++) {
                crossbar.set(axons[i], neuron, true);
            }
        }
        return crossbar.build();
    }

    private static CoreNeurons neurons(SpikeTargets targets, boolean ownWeights, RandomGenerator random) {
        int[] index = new int[SIZE];
        Arrays.setAll(index, i -> i);
        int[][] weights = new int[4][SIZE];
        int[] leak = new int[SIZE];
        int[] threshold = new int[SIZE];
        int[] floor = new int[SIZE];
        int[] initial = new int[SIZE];
        Reset[] reset = new Reset[SIZE];
        Arrays.fill(reset, Reset.BY_SUBTRACTION);
        for (int neuron = 0; neuron < SIZE; neuron++) {
            int first = ownWeights ? 1 + random.nextInt(8) : 3;
            int second = ownWeights ? 1 + random.nextInt(8) : 5;
            weights[0][neuron] = first;
            weights[1][neuron] = -first;
            weights[2][neuron] = second;
            weights[3][neuron] = -second;
            leak[neuron] = 8 + random.nextInt(8);
            threshold[neuron] = TICKS_PER_SPIKE * leak[neuron];
            floor[neuron] = 10_000;
            initial[neuron] = random.nextInt(threshold[neuron]);
        }
        boolean[] no = new boolean[SIZE];
        return new CoreNeurons(index, weights, leak, no, threshold, floor, reset, new int[SIZE], no, initial, targets);
    }

    private static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
