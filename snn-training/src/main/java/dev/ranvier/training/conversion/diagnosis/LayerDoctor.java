package dev.ranvier.training.conversion.diagnosis;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.WeightStorage;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;

/** Runs a converted network on some images and compares it with the trained one, stage by stage, in double precision. */
public final class LayerDoctor {

    private static final double MULTIPLY_ACCUMULATES = 3e9; // to be spent on the trained side
    private static final int MOST_IMAGES = 100;
    private static final int FEWEST_IMAGES = 8;

    private final Converted converted;
    private final WeightStorage storage;
    private final StageForward forward;
    private final int stages;

    private LayerDoctor(Converted converted, WeightStorage storage) {
        this.converted = converted;
        this.storage = storage;
        forward = new StageForward(converted.stages());
        stages = converted.stages().stages().size();
    }

    /**
     * Examines every stage.
     *
     * @param images as many of the first ones are used as a fixed amount of arithmetic allows, from {@value #FEWEST_IMAGES} to
     *     {@value #MOST_IMAGES}
     * @return one diagnosis a stage
     */
    public static List<LayerDiagnosis> examine(Converted converted, LabelledImages images) {
        return examine(converted, images, WeightStorage.FLOATS);
    }

    /**
     * The same with weights stored another way, so that the trained network, the spiking one and the one of 8-bit integers can
     * be held against each other layer by layer.
     */
    public static List<LayerDiagnosis> examine(Converted converted, LabelledImages images, WeightStorage storage) {
        return new LayerDoctor(converted, storage).examine(images);
    }

    private List<LayerDiagnosis> examine(LabelledImages images) {
        double each = (double) converted.stages().graph().multiplyAccumulates() * (stages + 1);
        int count = Math.min(images.size(), (int)
                Math.max(FEWEST_IMAGES, Math.min(MOST_IMAGES, MULTIPLY_ACCUMULATES / Math.max(1, each))));
        CompiledNetwork network = CompiledNetwork.of(converted.classifier().network(), 1, storage);
        Engine engine = converted.classifier().network().timeBase().clocked()
                ? new TickEngine(network)
                : new EventEngine(network);
        List<StageTally> tallies = new ArrayList<>();
        for (int stage = 0; stage < stages; stage++) {
            tallies.add(new StageTally(converted, stage));
        }
        for (int image = 0; image < count; image++) {
            examine(images.sample(image), engine, image, tallies);
        }
        return tallies.stream().map(StageTally::diagnosis).toList();
    }

    private void examine(float[] sample, Engine engine, int image, List<StageTally> tallies) {
        SpikeLog log = new SpikeLog(engine.network().populations());
        engine.recordTo(log);
        engine.reset();
        engine.stimulate(Stimulus.of(
                converted.classifier().input(), converted.classifier().encoder().encode(sample, image)));
        engine.advance(converted.classifier().durationMs(), new dev.ranvier.core.engine.StopRule.Never());
        double[][] trained = forward.values(sample);
        int label = largest(trained[stages - 1]);
        for (int stage = 0; stage < stages; stage++) {
            SpikeBatch spikes = log.spikes(stage + 1);
            double[] read = converted.readout().values(stage, spikes);
            boolean agrees = read != null && agrees(sample, stage, read, label);
            tallies.get(stage).add(spikes, trained[stage], read, agrees);
        }
    }

    private boolean agrees(float[] sample, int stage, double[] read, int label) {
        double[][] onwards = forward.values(sample, (index, values) -> {
            if (index == stage) {
                System.arraycopy(read, 0, values, 0, read.length);
            }
        });
        return largest(onwards[stages - 1]) == label;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
