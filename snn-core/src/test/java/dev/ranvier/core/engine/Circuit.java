package dev.ranvier.core.engine;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.ArrayList;
import java.util.List;

/** Small networks for tests, written down in a few words. */
public final class Circuit {

    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();

    /** A spike that a test saw. */
    public record Spike(int population, int neuron, double timeMs) {}

    public Circuit source(String name, int size) {
        return neurons(name, size, new SpikeSource());
    }

    public Circuit neurons(String name, int size, NeuronModel model) {
        populations.add(new Population(name, size, model));
        return this;
    }

    /** Weights are {@code [source][target]}. */
    public Circuit dense(String source, String target, double delayMs, float... weights) {
        int sources = size(source);
        projections.add(new Projection(
                source, target, new Connectivity.Dense(sources, weights.length / sources, weights), delayMs));
        return this;
    }

    /** The same, to a receptor of choice. */
    public Circuit denseTo(int receptor, String source, String target, double delayMs, float... weights) {
        int sources = size(source);
        Connectivity.Dense dense = new Connectivity.Dense(sources, weights.length / sources, weights);
        projections.add(new Projection(source, target, dense, new Delays.Fixed(delayMs), receptor));
        return this;
    }

    public Circuit oneToOne(String source, String target, double delayMs, float weight) {
        projections.add(new Projection(source, target, new Connectivity.OneToOne(size(source), weight), delayMs));
        return this;
    }

    public Circuit sparse(
            String source, String target, double delayMs, int[] rowStart, int[] targets, float[] weights) {
        projections.add(new Projection(
                source, target, new Connectivity.Sparse(size(target), rowStart, targets, weights), delayMs));
        return this;
    }

    public Network build(TimeBase timeBase) {
        return new Network("circuit", timeBase, populations, projections);
    }

    public CompiledNetwork compile(TimeBase timeBase) {
        return CompiledNetwork.of(build(timeBase));
    }

    public static IntegrateAndFire plain(double threshold) {
        return IntegrateAndFire.withThreshold(threshold);
    }

    public static IntegrateAndFire plain(double threshold, ResetRule reset, double drivePerMs, double refractoryMs) {
        return new IntegrateAndFire(
                Values.uniform(threshold), reset, Values.uniform(0), Values.uniform(drivePerMs), refractoryMs);
    }

    public static Lif leaky(
            double tauMs, double rest, double threshold, double reset, double drive, double refractoryMs) {
        return new Lif(
                tauMs,
                rest,
                Values.uniform(threshold),
                new ResetRule.ToValue(reset),
                Values.uniform(rest),
                Values.uniform(drive),
                refractoryMs);
    }

    /** Spikes of neuron 0 of a source at these times. */
    public static SpikeBatch at(double... timesMs) {
        return new SpikeBatch(new int[timesMs.length], timesMs);
    }

    /** Collects what an engine reports from now on. */
    public static List<Spike> record(Engine engine) {
        List<Spike> spikes = new ArrayList<>();
        engine.recordTo((population, neuron, timeMs) -> spikes.add(new Spike(population, neuron, timeMs)));
        return spikes;
    }

    /** {@code [spike]}, times of the spikes of one population. */
    public static double[] times(List<Spike> spikes, int population) {
        return spikes.stream()
                .filter(spike -> spike.population() == population)
                .mapToDouble(Spike::timeMs)
                .toArray();
    }

    /** A source and a neuron that it reaches without delay. */
    public static Circuit oneNeuron(NeuronModel model, float weight) {
        return new Circuit().source("in", 1).neurons("n", 1, model).dense("in", "n", 0, weight);
    }

    /** Potential of the first neuron of a population. */
    public static double potential(Engine engine, int population) {
        double[] potentials = new double[engine.network().population(population).size()];
        engine.potentials(population, potentials);
        return potentials[0];
    }

    private int size(String name) {
        return populations.stream()
                .filter(population -> population.name().equals(name))
                .findFirst()
                .orElseThrow()
                .size();
    }
}
