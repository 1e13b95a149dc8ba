package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AxonTypingTest {

    private static final CoreLimits LIMITS = CoreLimits.TRUENORTH;

    @Test
    void plantedTypesAreFoundAgainWithOneAxonAnInput() {
        for (long seed = 0; seed < 30; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            double density = 0.05 + 0.95 * random.nextDouble();
            float[][] weights = planted(random, 10 + random.nextInt(247), 1 + random.nextInt(256), density);
            TypedCore core = type(weights);
            int inputs = 0;
            for (float[] row : weights) {
                inputs += isUsed(row) ? 1 : 0;
            }
            assertEquals(inputs, core.axonInput().length, "seed " + seed);
            assertRealises(weights, core, "seed " + seed);
        }
    }

    @Test
    void weightsOfFreeSignTakeAPositiveAndANegativeAxon() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        float[][] weights = new float[128][64];
        for (float[] row : weights) {
            for (int neuron = 0; neuron < row.length; neuron++) {
                row[neuron] = random.nextInt(3) - 1;
            }
        }
        TypedCore core = type(weights);
        assertEquals(256, core.axonInput().length);
        assertRealises(weights, core, "ternary");
    }

    @Test
    void oneOddInputIsSplitAndTheOthersKeepOneAxon() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
        float[][] weights = planted(random, 255, 100, 1);
        for (int neuron = 0; neuron < 100; neuron++) {
            weights[77][neuron] = weights[neuron % 2][neuron]; // half of one input's weights, half of another's
        }
        weights[0] = weights[2].clone();
        TypedCore core = type(weights);
        assertTrue(core.axonInput().length <= 256, "axons: " + core.axonInput().length);
        assertRealises(weights, core, "odd input");
    }

    @Test
    void axonsThatRunOutHalveTheGroupUntilTheyDoNot() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        float[][] weights = new float[129][64];
        for (float[] row : weights) {
            for (int neuron = 0; neuron < row.length; neuron++) {
                row[neuron] = random.nextBoolean() ? 1 : -1;
            }
        }
        LayerInputs layer = layer(weights);
        assertNull(new AxonTyping(LIMITS, true).type(layer, CoreGroup.range(1, 0, 64)), "258 axons");
        TypedCores cores = new TypedCores();
        cores.add(layer, List.of(CoreGroup.range(1, 0, 64)), new AxonTyping(LIMITS, true), 256);
        int next = 0;
        for (int core = 0; core < cores.groups().size(); core++) {
            assertEquals(next, cores.groups().get(core).first());
            next += cores.groups().get(core).size();
            assertTrue(cores.typed().get(core).axonInput().length <= 256);
        }
        assertEquals(64, next);
    }

    @Test
    void moreThanFourWeightsAreCutIntoDigits() {
        // -8..7 in two's complement: values 1, 2, 4, -8, four axons an input that has all digits
        for (int bits = 3; bits <= 9; bits++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(bits);
            int range = 1 << bits - 1;
            float[][] weights = new float[bits <= 4 ? 64 : 12][200];
            for (float[] row : weights) {
                for (int neuron = 0; neuron < row.length; neuron++) {
                    row[neuron] = Math.max(-255, random.nextInt(-range, range));
                }
            }
            TypedCore core = type(weights);
            assertRealises(weights, core, bits + " bits");
            if (bits == 4) {
                assertEquals(4 * 64, core.axonInput().length);
            }
        }
    }

    @Test
    void digitsAreInUnitsOfTheCommonDivisor() {
        // neuron 0 has 30, 60, ... 150 and neuron 1 has -5 ... -1: both five units, digits 1, 2, 4 or fewer axons
        float[][] weights = {{30, -5}, {60, -4}, {90, -3}, {120, -2}, {150, -1}};
        assertRealises(weights, type(weights), "two scales");
    }

    @Test
    void aNeuronWhoseDigitsRunOutOfAxonsIsNamed() {
        float[][] weights = new float[200][1];
        for (int input = 0; input < 200; input++) {
            weights[input][0] = 1 + input;
        }
        MappingException out = assertThrows(
                MappingException.class,
                () -> new TypedCores()
                        .add(layer(weights), List.of(CoreGroup.range(1, 0, 1)), new AxonTyping(LIMITS, true), 256));
        assertEquals("hidden", out.population());
        assertEquals(0, out.neuron());
        assertEquals(256, out.allowed());
        assertTrue(out.needed() > 256, "needed " + out.needed());
        assertTrue(out.getMessage().contains("quantise"), out.getMessage());
    }

    @Test
    void aCoreWithoutSynapsesHasNoAxonInUse() {
        TypedCore core = type(new float[][] {{0, 0, 0}});
        assertEquals(0, core.axonInput().length);
        assertEquals(0, core.crossbar().synapses());
    }

    /** w_ij = bit s_j[type(i)], weights by type random. */
    private static float[][] planted(RandomGenerator random, int inputs, int neurons, double density) {
        int[][] byType = new int[4][neurons];
        for (int[] ofType : byType) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                ofType[neuron] = random.nextBoolean() ? 1 + random.nextInt(255) : -1 - random.nextInt(255);
            }
        }
        float[][] weights = new float[inputs][neurons];
        for (float[] row : weights) {
            int type = random.nextInt(4);
            for (int neuron = 0; neuron < neurons; neuron++) {
                row[neuron] = random.nextDouble() < density ? byType[type][neuron] : 0;
            }
        }
        return weights;
    }

    private static boolean isUsed(float[] row) {
        for (float weight : row) {
            if (weight != 0) {
                return true;
            }
        }
        return false;
    }

    private static TypedCore type(float[][] weights) {
        return new AxonTyping(LIMITS, true).type(layer(weights), CoreGroup.range(1, 0, weights[0].length));
    }

    private static LayerInputs layer(float[][] weights) {
        Network network = Nets.network(
                List.of(Nets.source("in", weights.length), Nets.memoryless("hidden", weights[0].length)),
                Nets.dense("in", "hidden", weights, 0));
        return new LayerInputsBuilder(network, LIMITS, new InputIndex(network)).build(1);
    }

    private static void assertRealises(float[][] weights, TypedCore core, String what) {
        float[][] realised = new float[weights.length][weights[0].length];
        for (int axon = 0; axon < core.axonInput().length; axon++) {
            for (int neuron = 0; neuron < weights[0].length; neuron++) {
                if (core.crossbar().connected(axon, neuron)) {
                    realised[core.axonInput()[axon]][neuron] += core.weights()[core.axonType()[axon]][neuron];
                }
            }
        }
        for (int input = 0; input < weights.length; input++) {
            for (int neuron = 0; neuron < weights[0].length; neuron++) {
                assertEquals(
                        weights[input][neuron], realised[input][neuron], what + ": weight " + input + ", " + neuron);
            }
        }
    }
}
