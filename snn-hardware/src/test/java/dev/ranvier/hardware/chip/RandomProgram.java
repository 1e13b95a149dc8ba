package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;
import dev.ranvier.core.network.IntegerOptions.ResetValues;
import dev.ranvier.core.network.IntegerOptions.Ringing;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A random program with random legal parameters, and input for it: cores of odd sizes on a small mesh of two chips, some
 * uniform and some with neurons of all kinds, quiet and restless, random parts and all options.
 */
record RandomProgram(ChipProgram program, List<int[]> inputs, int ticks) { // inputs: tick, core, axon

    static RandomProgram of(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int columns = 1 + random.nextInt(3);
        int rows = 1 + random.nextInt(3);
        int axons = 1 + random.nextInt(100);
        List<CoreProgram> cores = new ArrayList<>();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                cores.add(core(random, x, y, columns, rows, axons));
            }
        }
        IntegerOptions options = new IntegerOptions(
                pick(random, NegativeTest.values()),
                pick(random, Ringing.values()),
                pick(random, Overflow.values()),
                ResetValues.ANY,
                pick(random, DrawGenerator.values()),
                random.nextLong());
        ChipProgram program = new ChipProgram(
                "random " + seed,
                new CoreLimits(128, 150, 4, 255, 15),
                new OutputPort(-1, 0, 90),
                cores,
                random.nextInt(4) == 0 ? options : IntegerOptions.DEFAULT.withSeed(seed),
                new ChipGrid(2, 4, 2, 1, java.util.Set.of()));
        int ticks = 20 + random.nextInt(30);
        List<int[]> inputs = new ArrayList<>();
        double rate = 0.3 * random.nextDouble();
        for (int tick = 0; tick < ticks; tick++) {
            for (int core = 0; core < cores.size(); core++) {
                for (int axon = 0; axon < axons; axon++) {
                    if (tick % 10 < 7 && random.nextDouble() < rate) {
                        inputs.add(new int[] {tick, core, axon});
                    }
                }
            }
        }
        return new RandomProgram(program, inputs, ticks);
    }

    private static CoreProgram core(RandomGenerator random, int x, int y, int columns, int rows, int axons) {
        int neurons = 1 + random.nextInt(150);
        TestCore core = new TestCore(x, y, axons, neurons);
        boolean uniform = random.nextBoolean();
        boolean noisy = random.nextInt(4) == 0;
        boolean restless = random.nextBoolean();
        boolean far = random.nextInt(6) == 0; // near the ends of the potential's range
        int size = random.nextInt(3) == 0 ? 255 : 1 + random.nextInt(20);
        for (int axon = 0; axon < axons; axon++) {
            core.axonTypes[axon] = (byte) random.nextInt(4);
            for (int neuron = 0; neuron < neurons; neuron++) {
                core.crossbar.set(axon, neuron, random.nextInt(3) == 0);
            }
        }
        Reset reset = pick(random, Reset.values());
        boolean saturating = random.nextBoolean();
        int value = random.nextInt(-30, 31);
        for (int neuron = 0; neuron < neurons; neuron++) {
            for (int type = 0; type < 4; type++) {
                core.weights[type][neuron] = random.nextInt(-size, size + 1);
                core.noise.synapses()[type][neuron] = noisy && random.nextInt(3) == 0;
            }
            core.leak[neuron] = restless ? random.nextInt(-size, size + 1) : 0;
            core.leakReversal[neuron] = !uniform && random.nextInt(3) == 0;
            core.threshold[neuron] = random.nextInt(far ? 262144 : 60);
            core.negativeThreshold[neuron] = random.nextInt(far ? 262144 : 50);
            core.reset[neuron] = uniform ? reset : pick(random, Reset.values());
            core.resetPotential[neuron] = uniform ? value : random.nextInt(-30, 31);
            core.saturating[neuron] = uniform ? saturating : random.nextBoolean();
            core.initial[neuron] = far ? random.nextInt(-524288, 524288) : random.nextInt(-30, 31);
            core.noise.leak()[neuron] = noisy && random.nextInt(3) == 0;
            core.noise.thresholdBits()[neuron] = noisy && random.nextInt(3) == 0 ? random.nextInt(19) : 0;
            core.noise.stream()[neuron] = DrawGenerator.stream(neuron + 1000 * (y * columns + x), 0);
            int toX = random.nextInt(columns);
            int toY = random.nextInt(rows);
            int delay = 1 + random.nextInt(15);
            switch (random.nextInt(4)) {
                case 0 -> core.toOutput(neuron, -1 - x, -y, random.nextInt(90));
                case 1 -> core.kind[neuron] = SpikeTargets.Kind.NOWHERE;
                default -> core.toAxon(neuron, toX - x, toY - y, random.nextInt(axons), delay);
            }
        }
        return core.build();
    }

    private static <T> T pick(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
