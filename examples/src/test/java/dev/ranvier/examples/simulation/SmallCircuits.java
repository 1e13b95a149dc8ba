package dev.ranvier.examples.simulation;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.util.List;

/** Networks whose spikes are known. */
public final class SmallCircuits {

    private SmallCircuits() {}

    /**
     * Continuous: source {@code in} of 5; {@code cells}, 2 leaky neurons that fire every 10 ln 2 ms by their drive;
     * {@code relay}, 5 neurons that fire 1.5 ms after each spike of their input.
     */
    public static Network drivenAndRelay() {
        Lif driven =
                new Lif(10, 0, Values.uniform(15), new ResetRule.ToValue(0), Values.uniform(0), Values.uniform(30), 0);
        return new Network(
                "small circuit",
                TimeBase.continuous(),
                List.of(
                        new Population("in", 5, new SpikeSource()),
                        new Population("cells", 2, driven),
                        new Population("relay", 5, IntegrateAndFire.withThreshold(1))),
                List.of(new Projection("in", "relay", new Connectivity.OneToOne(5, 1), 1.5)));
    }
}
