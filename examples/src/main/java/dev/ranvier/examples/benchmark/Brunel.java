package dev.ranvier.examples.benchmark;

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
import dev.ranvier.core.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * Brunel's sparse network of excitatory and inhibitory neurons in its asynchronous irregular state (Brunel 2000, Journal of
 * Computational Neuroscience 8:183, doi:10.1023/A:1008925309027): g = 5, external drive twice the threshold's, a tenth of
 * all neurons are inputs of each, all synapses with one delay of 1.5 ms, jumps of 0.1 mV at 1,000 excitatory inputs.
 */
final class Brunel {

    /** Neurons of the published network. */
    static final int NEURONS = 12_500;

    private static final double THRESHOLD_MV = 20;
    private static final double TAU_MS = 20;
    private static final double DRIVE = 2; // external input over the one that just reaches the threshold

    private Brunel() {}

    /**
     * The network.
     *
     * @param poisson true for independent Poisson arrivals at each neuron; false for a constant drive of the same mean
     */
    static BenchmarkCase of(int neurons, boolean poisson) {
        int excitatory = neurons * 4 / 5;
        int inputs = excitatory / 10;
        double jump = 0.1 * 1000 / inputs;
        RandomStream start = new RandomStream(3);
        double[] initial = new double[neurons];
        Arrays.setAll(initial, i -> start.nextDouble() * THRESHOLD_MV);
        Lif model = new Lif(
                TAU_MS,
                0,
                Values.uniform(THRESHOLD_MV),
                new ResetRule.ToValue(10),
                Values.of(Arrays.copyOf(initial, excitatory)),
                Values.uniform(poisson ? 0 : DRIVE * THRESHOLD_MV),
                2);
        Lif inhibitory = new Lif(
                TAU_MS,
                0,
                model.threshold(),
                model.reset(),
                Values.of(Arrays.copyOfRange(initial, excitatory, neurons)),
                model.drive(),
                2);
        List<Population> populations = List.of(
                new Population("excitatory", excitatory, model),
                new Population("inhibitory", neurons - excitatory, inhibitory));
        List<Projection> projections = List.of(
                projection(populations.get(0), populations.get(0), inputs, jump, 20),
                projection(populations.get(0), populations.get(1), inputs, jump, 21),
                projection(populations.get(1), populations.get(0), inputs / 4, -5 * jump, 22),
                projection(populations.get(1), populations.get(1), inputs / 4, -5 * jump, 23));
        double rateHz = 1000 * DRIVE * THRESHOLD_MV / (jump * TAU_MS);
        List<PoissonDrive> drives = poisson
                ? List.of(
                        new PoissonDrive("excitatory", 0, rateHz, (float) jump, 24),
                        new PoissonDrive("inhibitory", 0, rateHz, (float) jump, 25))
                : List.of();
        return new BenchmarkCase(
                poisson
                        ? "What does Poisson input of 20,000 arrivals a second at each neuron cost?"
                        : "How many synaptic events a second go through sparse rows when activity is high?",
                new Network(
                        poisson ? "brunel-poisson" : "brunel", TimeBase.continuous(), populations, projections, drives),
                0.1,
                1,
                List.of());
    }

    private static Projection projection(Population source, Population target, int inputs, double jump, long seed) {
        return new Projection(
                source.name(),
                target.name(),
                new RandomConnectivity(
                        source.size(),
                        target.size(),
                        new RandomConnectivity.FixedInDegree(inputs),
                        new SynapseWeights.Shared((float) jump),
                        seed),
                new Delays.Fixed(1.5),
                0);
    }
}
