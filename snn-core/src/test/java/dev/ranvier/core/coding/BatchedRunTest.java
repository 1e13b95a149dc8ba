package dev.ranvier.core.coding;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickBatch;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.KernelConnectivity;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Samples that share passes over the weights against the same samples one by one, on a small convolutional network. */
class BatchedRunTest {

    private static final int SAMPLES = 37;
    private static final int STEPS = 150; // longer than one sweep of the engine
    private static final Shape IMAGE = new Shape(2, 6, 5);
    private static final int CLASSES = 12;

    private final RandomStream random = new RandomStream(21);
    private final SpikingClassifier classifier = classifier();

    private SpikingClassifier classifier() {
        Window window = Window.square(3, 1).padded(1);
        KernelConnectivity kernels =
                new KernelConnectivity(IMAGE, 10, 1, window, normals(10 * IMAGE.channels() * 9, 0.25));
        int hidden = kernels.output().size();
        Network network = new Network(
                "small",
                TimeBase.clocked(1),
                List.of(
                        new Population("in", IMAGE.size(), new SpikeSource()),
                        new Population("conv", hidden, neurons(hidden, 0)),
                        new Population("hidden", 70, neurons(70, 3)),
                        new Population("out", CLASSES, neurons(CLASSES, 0))),
                List.of(
                        new Projection("in", "conv", kernels, 0),
                        new Projection(
                                "conv", "hidden", new Connectivity.Dense(hidden, 70, normals(hidden * 70, 0.05)), 2),
                        new Projection(
                                "hidden", "out", new Connectivity.Dense(70, CLASSES, normals(70 * CLASSES, 0.15)), 0)));
        return new SpikingClassifier(
                network, "in", "out", new RegularRateEncoder(STEPS, 1), new CountDecoder(CLASSES, 0), STEPS, "rate");
    }

    private IntegrateAndFire neurons(int size, double refractoryMs) {
        double[] drive = new double[size];
        for (int i = 0; i < size; i++) {
            drive[i] = 0.02 * random.nextGaussian();
        }
        return new IntegrateAndFire(
                Values.uniform(1), new ResetRule.BySubtraction(), Values.uniform(0.5), Values.of(drive), refractoryMs);
    }

    private float[] normals(int length, double spread) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }

    private static float[] sample(int index) {
        RandomStream pixels = new RandomStream(index);
        float[] values = new float[IMAGE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, 2 * pixels.nextFloat() - 1);
        }
        return values;
    }

    private SampleResults run(RunSettings settings) {
        return new SampleRunner(classifier, settings).run(SAMPLES, BatchedRunTest::sample);
    }

    @ParameterizedTest
    @EnumSource
    void theBitsDoNotDependOnBatchAndThreads(Precision precision) {
        RunSettings plain = RunSettings.onThreads(1).in(precision).withBatch(1).withCheckpoints(List.of(3, 40, STEPS));
        SampleResults alone = run(plain);
        assertTrue(alone.activity().spikes()[3] > 20 * SAMPLES, "the output must fire");
        for (int batch : new int[] {RunSettings.FITTING_BATCH, 2, 8, 64}) {
            assertEquals(alone, run(plain.withBatch(batch)));
        }
        RunSettings twoThreads =
                RunSettings.onThreads(2).in(precision).withBatch(4).withCheckpoints(List.of(3, 40, STEPS));
        assertEquals(alone, run(twoThreads));
    }

    /** The event engine goes step by step and knows neither sweeps nor batches. */
    @Test
    void theEventEngineFindsTheSame() {
        SampleResults stepByStep = new SampleRunner(classifier, RunSettings.onThreads(1), EventEngine::new)
                .run(SAMPLES, BatchedRunTest::sample);
        assertEquals(stepByStep, run(RunSettings.onThreads(1)));
    }

    /** 29 bits less move single spikes by a step; counts and answers hardly change. */
    @Test
    void singlePrecisionStaysNear() {
        SampleResults exact = run(RunSettings.onThreads(1));
        SampleResults single = run(RunSettings.onThreads(1).in(Precision.SINGLE));
        int same = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            same += exact.labels()[sample] == single.labels()[sample] ? 1 : 0;
        }
        assertTrue(same >= SAMPLES - 1, same + " equal labels");
        for (int population = 0; population < 4; population++) {
            double spikes = exact.activity().spikes()[population];
            assertEquals(spikes, single.activity().spikes()[population], 1e-3 * spikes);
        }
    }

    @Test
    void recordersAreToldInTheOrderOfTime() {
        CompiledNetwork network = CompiledNetwork.of(classifier.network());
        TickBatch batch = new TickBatch(network, Precision.DOUBLE, 3);
        List<List<String>> heard = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Stimulus stimulus = Stimulus.of("in", classifier.encoder().encode(sample(i)));
            heard.add(new ArrayList<>());
            expected.add(new ArrayList<>());
            List<String> own = heard.get(i);
            batch.engine(i).recordTo((population, neuron, timeMs) -> own.add(timeMs + " " + population + " " + neuron));
            batch.engine(i).stimulate(stimulus);
            Engine single = new TickEngine(network);
            List<String> steps = expected.get(i);
            single.recordTo((population, neuron, timeMs) -> steps.add(timeMs + " " + population + " " + neuron));
            single.stimulate(stimulus);
            single.advance(STEPS, new StopRule.AfterSpikes("out", Long.MAX_VALUE)); // step by step
        }
        batch.advance(3, 60.5);
        batch.advance(3, STEPS);
        assertEquals(expected, heard);
        assertEquals(STEPS, batch.engine(2).timeMs());
    }

    @Test
    void enginesOfABatchStandAtTheSameTime() {
        TickBatch batch = new TickBatch(CompiledNetwork.of(classifier.network()), Precision.SINGLE, 2);
        batch.advance(1, 10);
        assertThrows(IllegalStateException.class, () -> batch.advance(2, 20));
        assertThrows(IllegalArgumentException.class, () -> batch.advance(1, 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TickBatch(CompiledNetwork.of(classifier.network()), Precision.SINGLE, 0));
        assertThrows(
                IllegalArgumentException.class, () -> RunSettings.onThreads(1).withBatch(-1));
    }
}
