package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.KernelConnectivity;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The kinds of connectivity that are kept as a rule are mapped as the engine runs them. */
class SynapsesTest {

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);

    @Test
    void convolutionsAreMappedAsTheEngineRunsThem() {
        Shape image = new Shape(2, 9, 8);
        float[] weights = new float[4 * 2 * 3 * 3];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(4) - 1;
        }
        KernelConnectivity first = new KernelConnectivity(image, 4, 1, window(), weights);
        Shape middle = first.output();
        float[] ones = {
            1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
        };
        KernelConnectivity second = new KernelConnectivity(middle, 4, 4, window(), ones);
        Network network = Nets.network(
                List.of(
                        Nets.source("in", image.size()),
                        Nets.counting("middle", middle.size(), 2),
                        Nets.counting("out", second.output().size(), 3)),
                new Projection("in", "middle", first, 0),
                new Projection("middle", "out", second, 1));
        compare(network, image.size());
    }

    @Test
    void drawnSynapsesAreMappedAsTheEngineDrawsThem() {
        Network network = Nets.network(
                List.of(Nets.source("in", 50), Nets.counting("out", 70, 3)),
                new Projection(
                        "in",
                        "out",
                        new RandomConnectivity(
                                50, 70, new RandomConnectivity.FixedInDegree(9), new SynapseWeights.Shared(2), 7),
                        0));
        compare(network, 50);
    }

    private static Window window() {
        return new Window(3, 3, 2, 1, 1, 1, 1, 1, 1, 0);
    }

    private void compare(Network network, int inputs) {
        int[] neurons = new int[inputs * 10];
        double[] times = new double[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = i % inputs;
            times[i] = i / inputs * 2.0;
        }
        Stimulus stimulus = new Stimulus(Map.of("in", new SpikeBatch(neurons, times)));
        MappedNetwork mapped = Mapper.trueNorth(1).map(network, "out");
        SpikeBatch found = ChipComparison.compare(network, mapped, stimulus, 25, network.name());
        assertTrue(found.size() > 50, found.size() + " spikes");
    }
}
