package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every partitioner keeps. */
abstract class PartitionerContract {

    abstract Partitioner partitioner();

    @Test
    void everyNeuronIsOnOneCoreThatHasRoomForItAndItsInputs() {
        for (long seed = 0; seed < 60; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            int sources = 1 + random.nextInt(80);
            int neurons = 1 + random.nextInt(120);
            CoreLimits limits = new CoreLimits(8 + random.nextInt(30), 1 + random.nextInt(40), 4, 255, 15);
            LayerInputs layer = layer(random, sources, neurons, limits.axons());
            List<CoreGroup> groups = partitioner().partition(1, layer, limits);
            check(groups, layer, limits, "seed " + seed);
            assertEquals(groups, partitioner().partition(1, layer, limits), "seed " + seed);
        }
    }

    @Test
    void aNeuronWithTooManyInputsIsNamed() {
        float[] weights = new float[20 * 3];
        for (int source = 0; source < 20; source++) {
            weights[source * 3 + 1] = 1;
        }
        LayerInputs layer = layer(new Connectivity.Dense(20, 3, weights), 20, 3);
        CoreLimits limits = new CoreLimits(19, 19, 4, 255, 15);
        MappingException wide =
                assertThrows(MappingException.class, () -> partitioner().partition(1, layer, limits));
        assertEquals("hidden", wide.population());
        assertEquals(1, wide.neuron());
        assertEquals(20, wide.needed());
        assertEquals(19, wide.allowed());
        assertTrue(wide.getMessage().contains("blocks"), wide.getMessage());
    }

    private static void check(List<CoreGroup> groups, LayerInputs layer, CoreLimits limits, String what) {
        boolean[] seen = new boolean[layer.neurons()];
        for (CoreGroup group : groups) {
            assertEquals(1, group.population(), what);
            assertTrue(group.size() >= 1 && group.size() <= limits.neurons(), what);
            Set<Integer> inputs = new HashSet<>();
            int before = -1;
            for (int neuron : group.neurons()) {
                assertTrue(neuron > before, what + ": neurons ascend");
                before = neuron;
                assertFalse(seen[neuron], what + ": neuron " + neuron + " twice");
                seen[neuron] = true;
                for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                    inputs.add(layer.input()[i]);
                }
            }
            assertTrue(inputs.size() <= limits.axons(), what + ": " + inputs.size() + " axons");
        }
        for (int neuron = 0; neuron < seen.length; neuron++) {
            assertTrue(seen[neuron], what + ": neuron " + neuron + " is nowhere");
        }
    }

    private static LayerInputs layer(RandomGenerator random, int sources, int neurons, int most) {
        float[] weights = new float[sources * neurons];
        int window = Math.min(sources, most);
        for (int neuron = 0; neuron < neurons; neuron++) {
            int first = random.nextInt(sources - window + 1);
            double density = random.nextDouble();
            for (int source = first; source < first + window; source++) {
                weights[source * neurons + neuron] = random.nextDouble() < density ? 1 : 0;
            }
        }
        return layer(new Connectivity.Dense(sources, neurons, weights), sources, neurons);
    }

    static LayerInputs layer(Connectivity connectivity, int sources, int neurons) {
        Network network = Nets.network(
                List.of(Nets.memoryless("in", sources), Nets.memoryless("hidden", neurons)),
                new Projection("in", "hidden", connectivity, 1));
        return new LayerInputsBuilder(network, CoreLimits.TRUENORTH, new InputIndex(network)).build(1);
    }
}
