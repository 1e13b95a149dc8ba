package dev.ranvier.core.engine;

import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.util.List;

/** Small recurrent networks that use everything: drawn synapses, drawn delays, two receptors, drives. */
public final class MixedNetworks {

    private MixedNetworks() {}

    /** Two populations, currents in one and jumps in the other. */
    public static Network balanced(boolean drawnDelays) {
        CurrentLif current = new CurrentLif(
                20,
                List.of(5.0, 10.0),
                -49,
                Values.uniform(-50),
                new ResetRule.ToValue(-60),
                Values.uniform(-57),
                Values.uniform(0),
                5);
        Lif jumping =
                new Lif(20, 0, Values.uniform(20), new ResetRule.ToValue(10), Values.uniform(3), Values.uniform(24), 2);
        Delays excitation = drawnDelays ? new Delays.Normal(1.5, 0.75, 0.05, 3) : new Delays.Fixed(0.3);
        return new Network(
                "balanced",
                TimeBase.continuous(),
                List.of(new Population("currents", 300, current), new Population("jumps", 200, jumping)),
                List.of(
                        projection("currents", "jumps", 300, 200, 0.4f, excitation, 0),
                        projection("jumps", "currents", 200, 300, -1.5f, new Delays.Fixed(1.5), 1),
                        projection("currents", "currents", 300, 300, 0.8f, excitation, 0),
                        projection("jumps", "jumps", 200, 200, -0.3f, new Delays.Fixed(0.8), 0)),
                List.of(new PoissonDrive("currents", 0, 400, 1.2f, 77)));
    }

    private static Projection projection(
            String source, String target, int sources, int targets, float weight, Delays delays, int receptor) {
        RandomConnectivity pairs = new RandomConnectivity(
                sources,
                targets,
                new RandomConnectivity.Pairwise(0.1),
                new SynapseWeights.Normal(weight, 0.1 * Math.abs(weight)),
                sources + receptor);
        return new Projection(source, target, pairs, delays, receptor);
    }
}
