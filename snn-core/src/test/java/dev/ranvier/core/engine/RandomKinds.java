package dev.ranvier.core.engine;

import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SourceSpikes;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.StepCurrent;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random networks of all kinds of neurons that both engines carry, with sources that make their own spikes, drives and
 * currents in steps: the same seed gives the same network.
 */
public final class RandomKinds {

    private static final int SOURCES = 6;
    private static final int SIZE = 7;

    private final RandomGenerator random;
    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<PoissonDrive> drives = new ArrayList<>();
    private final List<StepCurrent> currents = new ArrayList<>();

    private RandomKinds(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A network on steps or, without integer neurons, in continuous time. */
    public static Network network(long seed, TimeBase timeBase, double stepMs) {
        return new RandomKinds(seed).build(timeBase, stepMs);
    }

    private Network build(TimeBase timeBase, double stepMs) {
        populations.add(new Population("in", SOURCES, new SpikeSource()));
        populations.add(new Population(
                "poisson", SOURCES, new SpikeSource(new SourceSpikes.Poisson(Values.uniform(90 / stepMs), 7))));
        populations.add(new Population(
                "regular",
                SOURCES,
                new SpikeSource(new SourceSpikes.Regular(
                        Values.of(random.doubles(SOURCES, 0, 9 * stepMs).toArray()), Values.uniform(7.3 * stepMs)))));
        int kinds = timeBase.clocked() ? 5 : 4;
        for (int kind = 0; kind < kinds; kind++) {
            addKind(kind, stepMs);
        }
        for (int kind = 0; kind < kinds; kind++) {
            connect("kind" + kind, "kind" + (kind + 1 + random.nextInt(kinds - 1)) % kinds, stepMs);
        }
        return new Network("kinds", timeBase, populations, projections, drives, currents);
    }

    private void addKind(int kind, double stepMs) {
        String name = "kind" + kind;
        populations.add(new Population(name, SIZE, model(kind, stepMs)));
        for (String source : new String[] {"in", "poisson", "regular"}) {
            if (random.nextInt(3) > 0) {
                connect(source, name, stepMs);
            }
        }
        boolean integer = populations.get(populations.size() - 1).model() instanceof IntegerNeuron;
        boolean drawn = integer
                && ((IntegerNeuron) populations.get(populations.size() - 1).model())
                        .noise()
                        .synapses();
        if (!drawn && random.nextInt(3) == 0) {
            drives.add(new PoissonDrive(name, 0, 200 / stepMs, integer ? 2 : 0.3f, random.nextLong()));
        }
        if (!integer && random.nextInt(3) == 0) {
            currents.add(new StepCurrent(
                    name, new double[] {3 * stepMs, 20.5 * stepMs, 31 * stepMs}, new double[] {0.9, -0.4, 0}));
        }
    }

    private NeuronModel model(int kind, double stepMs) {
        ResetRule reset = random.nextBoolean() ? new ResetRule.BySubtraction() : new ResetRule.ToValue(-0.1);
        Values threshold = Values.of(random.doubles(SIZE, 0.5, 1.5).toArray());
        Values initial = Values.of(random.doubles(SIZE, -0.5, 1.6).toArray());
        double refractoryMs = random.nextInt(3) * stepMs * (random.nextBoolean() ? 1 : 1.5);
        Values drive = Values.uniform(random.nextInt(3) == 0 ? 1.1 : random.nextInt(3) * 0.1);
        double tauMs = (3 + 15 * random.nextDouble()) * stepMs;
        return switch (kind) {
            case 0 -> new IntegrateAndFire(threshold, reset, initial, Values.uniform(0.02 / stepMs), refractoryMs);
            case 1 -> new Lif(tauMs, 0.1, threshold, reset, initial, drive, refractoryMs);
            case 2 ->
                new CurrentLif(
                        tauMs,
                        List.of(0.4 * tauMs, random.nextBoolean() ? tauMs : 0.9 * tauMs),
                        0,
                        threshold,
                        reset,
                        initial,
                        drive,
                        refractoryMs);
            case 3 -> new AdaptiveLif(tauMs, 0, threshold, 0.2, 2.5 * tauMs, reset, initial, drive, refractoryMs);
            default -> integer();
        };
    }

    private IntegerNeuron integer() {
        IntegerNoise noise =
                switch (random.nextInt(4)) {
                    case 0 -> new IntegerNoise(true, false, 0);
                    case 1 -> new IntegerNoise(false, true, 0);
                    case 2 -> new IntegerNoise(false, false, 2);
                    default -> new IntegerNoise(false, false, 0);
                };
        return new IntegerNeuron(
                        Values.uniform(random.nextInt(3) - 1),
                        random.nextBoolean(),
                        Values.uniform(4 + random.nextInt(5)),
                        Values.uniform(random.nextInt(6)),
                        random.nextBoolean() ? IntegerNeuron.Reset.TO_VALUE : IntegerNeuron.Reset.BY_SUBTRACTION,
                        Values.uniform(0),
                        random.nextBoolean(),
                        Values.uniform(1))
                .withNoise(noise);
    }

    private void connect(String source, String target, double stepMs) {
        int rows = source.startsWith("kind") ? SIZE : SOURCES;
        boolean integer = target.equals("kind4");
        int receptors = target.equals("kind2") ? 2 : 1;
        float[] weights = new float[rows * SIZE];
        for (int i = 0; i < weights.length; i++) {
            double weight = random.nextGaussian() * (target.equals("kind2") ? 2 : 0.6) + 0.2;
            weights[i] = (float) (integer ? Math.rint(4 * weight) : weight);
        }
        projections.add(new Projection(
                source,
                target,
                new Connectivity.Dense(rows, SIZE, weights),
                new Delays.Fixed((1 + random.nextInt(4)) * stepMs),
                random.nextInt(receptors)));
    }
}
