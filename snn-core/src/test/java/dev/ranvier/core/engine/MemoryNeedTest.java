package dev.ranvier.core.engine;

import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.network.TimeBase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MemoryNeedTest {

    private static Network network(int projections, long synapses) {
        List<Projection> list = new ArrayList<>();
        for (int i = 0; i < projections; i++) {
            list.add(new Projection(
                    "n",
                    "n",
                    new RandomConnectivity(
                            100_000,
                            100_000,
                            new RandomConnectivity.FixedTotal(synapses),
                            new SynapseWeights.Normal(1, 0.1),
                            i),
                    new Delays.Fixed(1),
                    0));
        }
        return new Network(
                "large",
                TimeBase.continuous(),
                List.of(new Population("n", 100_000, IntegrateAndFire.withThreshold(1))),
                list);
    }

    /** 100 projections of 2 G synapses with 4 bytes for the target and 4 for the weight: 1.6 TB and 6.4 MB of state. */
    @Test
    void aNetworkThatDoesNotFitIsRefusedWithItsSize() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> CompiledNetwork.of(network(100, 2_000_000_000L)));
        assertTrue(refusal.getMessage().contains("1525885 MiB"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("-Xmx"), refusal.getMessage());
    }

    @Test
    void aProjectionThatNoArrayHoldsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CompiledNetwork.of(network(1, 3_000_000_000L)));
    }
}
