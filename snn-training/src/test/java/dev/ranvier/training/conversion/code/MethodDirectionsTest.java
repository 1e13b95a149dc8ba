package dev.ranvier.training.conversion.code;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.ModelNormalisation;
import dev.ranvier.training.conversion.Normalisation;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.RateSettings.Input;
import dev.ranvier.training.conversion.RateSettings.Reading;
import dev.ranvier.training.conversion.SpikeNorm;
import dev.ranvier.training.conversion.ThresholdShift;
import dev.ranvier.training.conversion.code.TrialSettings.Method;
import dev.ranvier.training.conversion.diagnosis.LayerDoctor;
import dev.ranvier.training.conversion.stage.Graphs;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each method differs from the others in the direction that its paper claims, on networks of drawn weights. */
class MethodDirectionsTest {

    private static final RateSettings DIRECT = new RateSettings(100, false, 8, 0.5, Input.DIRECT, Reading.POTENTIALS);

    private final Trial trial = new Trial(rectified(), 6, 3);
    private final List<Scale> max = Normalisation.percentile(trial.stages(), trial.calibration(), 100, false);

    private static LayerGraph rectified() {
        Graphs g = new Graphs(8, new Shape(1, 6, 6)).then("f", new Flatten());
        g.then("d1", g.dense(40)).then("r1", new Relu());
        g.then("d2", g.dense(40)).then("r2", new Relu());
        g.then("d3", g.dense(30)).then("r3", new Relu());
        return g.then("out", g.dense(5)).build();
    }

    private static LayerGraph quantised(int levels) {
        Graphs g = new Graphs(9, new Shape(1, 6, 6)).then("f", new Flatten());
        g.then("d1", g.dense(40)).then("q1", new Qcfs(levels, 1.1f));
        g.then("d2", g.dense(40)).then("q2", new Qcfs(levels, 0.9f));
        g.then("d3", g.dense(30)).then("q3", new Qcfs(levels, 0.8f));
        return g.then("out", g.dense(5)).build();
    }

    private double rateError(List<Scale> scales, RateSettings settings) {
        return trial.of(RateConversion.convert(trial.stages(), scales, settings), max)
                .error();
    }

    private static RateSettings startingAt(double fraction, int steps) {
        return new RateSettings(100, false, steps, fraction, Input.DIRECT, Reading.POTENTIALS);
    }

    @Test
    void modelBasedBalancingNeverClipsButIsSlow() {
        List<Scale> model = ModelNormalisation.scales(trial.stages());
        for (int stage = 0; stage < 3; stage++) {
            assertTrue(model.get(stage).max() > max.get(stage).max(), "stage " + stage);
        }
        assertTrue(
                model.get(2).max() / max.get(2).max()
                        > 3 * model.get(0).max() / max.get(0).max(),
                "with depth");
        assertTrue(rateError(model, DIRECT.withSteps(16)) > 3 * rateError(max, DIRECT.withSteps(16)));
        assertTrue(rateError(model, DIRECT.withSteps(1024)) < 0.05, "right in the end");
    }

    @Test
    void modelBasedScalesAreTheSumsOfPositiveWeights() {
        Graphs g = new Graphs(1, new Shape(2, 1, 1));
        float[] first = {1, -2, 0.5f, 0.25f};
        float[] second = {3, -1, -5, 2};
        g.then("d1", new Dense(2, 2, first, new float[] {0.5f, -1}, WeightFormat.FLOAT32))
                .then("r", new Relu())
                .then("d2", new Dense(2, 2, second, new float[2], WeightFormat.FLOAT32));
        List<Scale> scales = ModelNormalisation.scales(StageGraph.of(g.build()));
        assertEquals(1.5, scales.get(0).max(), "1 + 0.5 and 0.75 - nothing");
        assertEquals(4.5, scales.get(1).max(), "3 * 1.5 and 2 * 1.5");
    }

    @Test
    void spikeNormIsSafeAndSlow() {
        List<Scale> norm = SpikeNorm.scales(trial.stages(), trial.images(), DIRECT.withSteps(64));
        for (int stage = 1; stage < 3; stage++) {
            assertTrue(norm.get(stage).max() > 1.2 * max.get(stage).max(), "worst case of stage " + stage);
        }
        assertEquals(max.get(0).max(), norm.get(0).max(), 1e-5, "direct input is the same in every step");
        assertTrue(rateError(norm, DIRECT.withSteps(8)) > rateError(max, DIRECT.withSteps(8)));
        assertTrue(rateError(norm, DIRECT.withSteps(1024)) < 0.01, "right in the end");
    }

    @Test
    void startingAtHalfTheThresholdHalvesTheErrorAndTheShiftDoesTheSame() {
        for (int steps : new int[] {4, 8, 16}) {
            double fromZero = rateError(max, startingAt(0, steps));
            double fromHalf = rateError(max, startingAt(0.5, steps));
            StageGraph shifted = ThresholdShift.apply(trial.stages(), max, steps);
            Converted converted = RateConversion.convert(shifted, max, startingAt(0, steps));
            double byShift = trial.of(converted, max).error();
            assertTrue(fromHalf < 0.75 * fromZero, steps + " steps: " + fromZero + ", " + fromHalf);
            assertTrue(byShift < 0.75 * fromZero, steps + " steps: " + fromZero + ", shifted " + byShift);
        }
        assertThrows(IllegalArgumentException.class, () -> ThresholdShift.apply(trial.stages(), max, 0));
    }

    @Test
    void percentilesClipOutliersAndGainPrecision() {
        List<Scale> most = Normalisation.percentile(trial.stages(), trial.calibration(), 95, false);
        assertTrue(most.get(2).max() < 0.9 * max.get(2).max());
        assertTrue(rateError(most, DIRECT.withSteps(4)) < rateError(max, DIRECT.withSteps(4)), "few steps");
        assertTrue(rateError(most, DIRECT.withSteps(512)) > rateError(max, DIRECT.withSteps(512)), "many steps");
    }

    @Test
    void correctionsAfterATrialReduceWrongCounts() {
        for (LayerGraph graph : List.of(rectified(), quantised(4))) {
            Trial of = new Trial(graph, 20, 4);
            List<Scale> scales = Normalisation.percentile(of.stages(), of.calibration(), 100, false);
            double none = trialError(of, scales, Method.NONE);
            double residual = trialError(of, scales, Method.SRP);
            double offset = trialError(of, scales, Method.COS);
            String all = "without " + none + ", SRP " + residual + ", COS " + offset;
            assertTrue(residual < none && offset < none, all);
            // Where the run is as long as there are levels the right counts exist, and COS comes nearer to them.
            assertTrue(graph.nodes().get(2).layer() instanceof Relu || offset < 0.8 * residual, all);
        }
        // Gates start anew as well: a max pool of what was corrected is right in the run proper.
        Trial pools =
                new Trial(Graphs.named("overlapping max pool with padding", 1).build(), 4, 1);
        List<Scale> scales = Normalisation.percentile(pools.stages(), pools.calibration(), 100, false);
        for (Method method : Method.values()) {
            TrialSettings settings = new TrialSettings(method, 16, 64);
            double error = pools.of(TrialConversion.convert(pools.stages(), scales, settings), scales)
                    .error();
            assertTrue(error < 0.01, method + ": " + error);
        }
    }

    private static double trialError(Trial of, List<Scale> scales, Method method) {
        Converted converted = TrialConversion.convert(of.stages(), scales, new TrialSettings(method, 4, 4));
        return of.of(converted, scales).error();
    }

    @Test
    void poolsAreReplacedByNameAndNothingElse() {
        LayerGraph graph = Graphs.named("overlapping max pool with padding", 1).build();
        PoolReplacement replacement = PoolReplacement.byAverages(graph);
        assertEquals(List.of("p"), replacement.replaced());
        assertEquals(graph.nodes().size(), replacement.graph().nodes().size());
        assertEquals(graph.shapes(), replacement.graph().shapes());
        Trial averages = new Trial(replacement.graph(), 4, 2);
        List<Scale> scales = Normalisation.percentile(averages.stages(), averages.calibration(), 100, false);
        assertTrue(trialError(averages, scales, Method.COS) < 0.1);
    }

    @Test
    void quantisedActivationsAreMetByTheirThresholdAndHalfOfItAtTheStart() {
        int levels = 8;
        Trial of = new Trial(quantised(levels), 12, 5);
        List<Scale> scales = Normalisation.percentile(of.stages(), of.calibration(), 99, false);
        assertEquals(1.1f, scales.get(0).max(), "the ceiling, whatever was seen");
        double atHalf = of.of(RateConversion.convert(of.stages(), scales, startingAt(0.5, levels)), scales)
                .error();
        double atZero = of.of(RateConversion.convert(of.stages(), scales, startingAt(0, levels)), scales)
                .error();
        assertTrue(atHalf < 0.6 * atZero, atHalf + " against " + atZero);
        // With direct input the counts of the first layer in L steps are its levels.
        Converted converted = RateConversion.convert(of.stages(), scales, startingAt(0.5, levels));
        Engine engine = new TickEngine(CompiledNetwork.of(converted.classifier().network()));
        for (int s = 0; s < 12; s++) {
            double[][] values = new StageForward(of.stages()).values(of.images().sample(s));
            double[] read = converted
                    .readout()
                    .values(
                            0,
                            Trial.run(
                                            converted.classifier(),
                                            engine,
                                            of.images().sample(s))
                                    .spikes(1));
            assertArrayEquals(values[0], read, 1e-6);
        }
    }

    @Test
    void fewSpikesAreExactOnQuantisedActivations() {
        for (int levels : new int[] {3, 4, 5, 8}) {
            Trial of = new Trial(quantised(levels), 8, 6);
            List<Scale> scales = Normalisation.percentile(of.stages(), of.calibration(), 99, false);
            Converted converted = FewSpikeConversion.convert(of.stages(), scales, FewSpikeSettings.DEFAULT);
            Trial.Outcome outcome = of.of(converted, scales);
            assertTrue(outcome.error() < 1e-6, levels + " levels: " + outcome.error());
            int places = 32 - Integer.numberOfLeadingZeros(levels);
            assertEquals(3 * places, converted.classifier().durationMs(), levels + " levels");
            assertTrue(outcome.mostSpikes() <= places);
        }
    }

    @Test
    void codesWithStrengthsSayMoreInTheSameTimeOrWithFewerSpikes() {
        Trial.Outcome rate = trial.of(RateConversion.convert(trial.stages(), max, DIRECT.withSteps(24)), max);
        Trial.Outcome few =
                trial.of(FewSpikeConversion.convert(trial.stages(), max, new FewSpikeSettings(8, true)), max);
        assertTrue(few.error() < rate.error() / 5, "same 24 steps: " + few + ", " + rate);
        assertTrue(few.spikes() < rate.spikes(), few + ", " + rate);
        assertTrue(few.mostSpikes() <= 8);

        Trial.Outcome floor =
                trial.of(FewSpikeConversion.convert(trial.stages(), max, new FewSpikeSettings(8, false)), max);
        assertTrue(few.error() < 0.75 * floor.error(), "rounding to the nearest: " + few + ", down " + floor);

        // Bursts say what is above the scale, phases and rates cannot; they take fewer spikes than phases.
        List<Scale> narrow = Normalisation.percentile(trial.stages(), trial.calibration(), 80, false);
        Trial.Outcome burst =
                trial.of(BurstConversion.convert(trial.stages(), narrow, new BurstSettings(24, 1, 2)), max);
        Trial.Outcome phase = trial.of(PhaseConversion.convert(trial.stages(), narrow, new PhaseSettings(8, 3)), max);
        Trial.Outcome clipped = trial.of(RateConversion.convert(trial.stages(), narrow, DIRECT.withSteps(24)), max);
        assertTrue(burst.error() < clipped.error() / 2, burst + ", " + clipped);
        assertTrue(burst.error() < phase.error() / 2 && burst.spikes() < phase.spikes(), burst + ", " + phase);

        T2fsnnSettings settings = T2fsnnSettings.DEFAULT;
        Trial.Outcome single = trial.of(kernels(settings, true), max);
        assertEquals(1, single.mostSpikes());
        assertTrue(single.spikes() < few.spikes() / 2, single + ", " + few);
    }

    @Test
    void tunedKernelsReadBetterAndEarlyFiringIsSoonerButLessRight() {
        T2fsnnSettings settings = new T2fsnnSettings(16, 16, true);
        double tuned = trial.of(kernels(settings, true), max).error();
        double untuned = trial.of(kernels(settings, false), max).error();
        assertTrue(tuned < 0.9 * untuned, tuned + ", untuned " + untuned);
        T2fsnnSettings early = settings.firingEarly();
        Converted sooner = kernels(early, true);
        assertEquals(16 * 3, kernels(settings, true).classifier().durationMs());
        assertEquals(8 + 8 + 16, sooner.classifier().durationMs());
        assertTrue(trial.of(sooner, max).error() > tuned);
    }

    @Test
    void rampsFireAtTheInverseOfTheirValueAndDynamicThresholdsWait() {
        RampSettings base = new RampSettings(400, 32, false);
        Converted constant = RampConversion.convert(trial.stages(), max, base);
        Converted dynamic = RampConversion.convert(trial.stages(), max, new RampSettings(400, 32, true));
        int premature = wrongSpikes(constant);
        int waiting = wrongSpikes(dynamic);
        assertTrue(waiting < 0.8 * premature, "spikes of values 0: constant " + premature + ", dynamic " + waiting);
        assertEquals(1, trial.of(constant, max).mostSpikes());
        assertEquals(4, LayerDoctor.examine(dynamic, trial.images()).size(), "companions are no stages");
        Engine engine = new TickEngine(CompiledNetwork.of(constant.classifier().network()));
        for (int s = 0; s < 6; s++) {
            double[] values =
                    new StageForward(trial.stages()).values(trial.images().sample(s))[0];
            double[] read = constant.readout()
                    .values(
                            0,
                            Trial.run(
                                            constant.classifier(),
                                            engine,
                                            trial.images().sample(s))
                                    .spikes(1));
            for (int i = 0; i < read.length; i++) {
                double value = values[i] / max.get(0).max();
                if (value > 32 / 400.0) {
                    assertEquals(Math.ceil(32 / value), 32 * max.get(0).max() / read[i], 1e-3, "step of neuron " + i);
                } else {
                    assertEquals(0, read[i]);
                }
            }
        }
    }

    /** Spikes of neurons whose value is 0, hidden stages, all images. */
    private int wrongSpikes(Converted converted) {
        Engine engine = new TickEngine(CompiledNetwork.of(converted.classifier().network()));
        int wrong = 0;
        for (int s = 0; s < trial.images().size(); s++) {
            double[][] values =
                    new StageForward(trial.stages()).values(trial.images().sample(s));
            SpikeLog log =
                    Trial.run(converted.classifier(), engine, trial.images().sample(s));
            for (int stage = 0; stage < values.length - 1; stage++) {
                for (int neuron : log.spikes(stage + 1).neurons()) {
                    wrong += values[stage][neuron] == 0 ? 1 : 0;
                }
            }
        }
        return wrong;
    }

    private Converted kernels(T2fsnnSettings settings, boolean tuned) {
        List<FireKernel> kernels = tuned
                ? KernelTuning.tune(trial.stages(), trial.calibration(), max, settings)
                : trial.stages().stages().stream()
                        .map(stage -> FireKernel.untuned(settings))
                        .toList();
        return T2fsnnConversion.convert(trial.stages(), max, kernels, settings);
    }
}
