package dev.ranvier.examples.benchmark;

import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The full-density microcircuit of early sensory cortex below one square millimetre (Potjans and Diesmann 2014, Cerebral
 * Cortex 24:785, doi:10.1093/cercor/bhs358): 77,169 neurons in four layers, 299 million synapses. Parameters as in the
 * reference implementation (INM-6/microcircuit-PD14-model), external input as a constant current, which is its default;
 * potentials in mV relative to nothing, weights times the membrane resistance of 40 MOhm.
 */
final class CorticalMicrocircuit {

    private static final String[] NAMES = {"L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"};
    private static final int[] SIZES = {20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948};
    private static final int[] EXTERNAL_INPUTS = {1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100}; // of a neuron
    private static final double[] START_MEAN_MV = {-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43};
    private static final double[] START_SPREAD_MV = {5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48};

    /** Chance that a pair of neurons has at least one synapse, [target][source]. */
    private static final double[][] CHANCE = {
        {0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0},
        {0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0},
        {0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0},
        {0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0},
        {0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0},
        {0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0},
        {0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252},
        {0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443},
    };

    private static final double TAU_MEMBRANE_MS = 10;
    private static final double TAU_SYNAPSE_MS = 0.5;
    private static final double CAPACITANCE_PF = 250;
    private static final double POTENTIAL_MV = 0.15; // peak of what one excitatory synapse does
    private static final double INHIBITION = -4; // over excitation
    private static final double EXTERNAL_HZ = 8; // of each external input

    private CorticalMicrocircuit() {}

    /** The network, full size. */
    static BenchmarkCase full() {
        List<Population> populations = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            populations.add(new Population(NAMES[i], SIZES[i], neurons(i)));
        }
        List<Projection> projections = new ArrayList<>();
        for (int target = 0; target < NAMES.length; target++) {
            for (int source = 0; source < NAMES.length; source++) {
                if (CHANCE[target][source] > 0) {
                    projections.add(projection(source, target));
                }
            }
        }
        return new BenchmarkCase(
                "How long does a second of the field's yardstick, the full-density cortical microcircuit, take?",
                new Network("microcircuit", TimeBase.continuous(), populations, projections),
                0.1,
                10,
                List.of());
    }

    private static CurrentLif neurons(int population) {
        RandomStream start = new RandomStream(CounterRandom.key(40, population));
        double[] initial = new double[SIZES[population]];
        Arrays.setAll(initial, i -> START_MEAN_MV[population] + START_SPREAD_MV[population] * start.nextGaussian());
        double current = EXTERNAL_INPUTS[population] * EXTERNAL_HZ * weightMv() * TAU_SYNAPSE_MS / 1000;
        return new CurrentLif(
                TAU_MEMBRANE_MS,
                List.of(TAU_SYNAPSE_MS),
                -65,
                Values.uniform(-50),
                new ResetRule.ToValue(-65),
                Values.of(initial),
                Values.uniform(current),
                2);
    }

    private static Projection projection(int source, int target) {
        boolean excitatory = source % 2 == 0;
        double doubled = source == 2 && target == 0 ? 2 : 1; // layer 4 excites layer 2/3 twice as much
        double mean = doubled * (excitatory ? 1 : INHIBITION) * weightMv();
        double delayMs = excitatory ? 1.5 : 0.75;
        long seed = 50 + 8L * target + source;
        return new Projection(
                NAMES[source],
                NAMES[target],
                new RandomConnectivity(
                        SIZES[source],
                        SIZES[target],
                        new RandomConnectivity.FixedTotal(synapses(source, target)),
                        new SynapseWeights.Normal(mean, 0.1 * Math.abs(mean)),
                        seed),
                new Delays.Normal(delayMs, delayMs / 2, 0.05, seed),
                0);
    }

    /** Number of synapses for which the chance that a pair has none is that of the table. */
    static long synapses(int source, int target) {
        double pairs = (double) SIZES[source] * SIZES[target];
        return Math.round(Math.log1p(-CHANCE[target][source]) / Math.log1p(-1 / pairs));
    }

    /** Current times resistance that makes a potential of {@value #POTENTIAL_MV} mV at its peak. */
    private static double weightMv() {
        double q = TAU_MEMBRANE_MS / TAU_SYNAPSE_MS;
        double difference = TAU_SYNAPSE_MS - TAU_MEMBRANE_MS;
        double peakPerPicoampere = TAU_MEMBRANE_MS
                * TAU_SYNAPSE_MS
                / (CAPACITANCE_PF * difference)
                * (Math.pow(q, TAU_MEMBRANE_MS / difference) - Math.pow(q, TAU_SYNAPSE_MS / difference));
        return POTENTIAL_MV / peakPerPicoampere * TAU_MEMBRANE_MS / CAPACITANCE_PF;
    }
}
