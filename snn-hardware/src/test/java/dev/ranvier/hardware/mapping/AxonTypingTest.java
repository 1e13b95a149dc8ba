package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void axonsThatRunOutAreRefused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        float[][] weights = new float[129][64];
        for (float[] row : weights) {
            for (int neuron = 0; neuron < row.length; neuron++) {
                row[neuron] = random.nextBoolean() ? 1 : -1;
            }
        }
        MappingException out = assertThrows(MappingException.class, () -> type(weights));
        assertEquals("hidden", out.population());
        assertEquals(258, out.needed());
        assertEquals(256, out.allowed());
    }

    @Test
    void aFifthWeightIsRefused() {
        float[][] weights = {{1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5}};
        MappingException fifth = assertThrows(MappingException.class, () -> type(weights));
        assertEquals(1, fifth.neuron());
        assertEquals(5, fifth.needed());
        assertTrue(fifth.getMessage().contains("quantise"));
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
        Network network = Nets.network(
                List.of(Nets.source("in", weights.length), Nets.memoryless("hidden", weights[0].length)),
                Nets.dense("in", "hidden", weights, 0));
        LayerInputs layer = new LayerInputsBuilder(network, LIMITS, new InputIndex(network)).build(1);
        return new AxonTyping(LIMITS).type(layer, new CoreGroup(1, 0, weights[0].length));
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
