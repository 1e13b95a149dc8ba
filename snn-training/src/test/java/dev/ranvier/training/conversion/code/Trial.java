package dev.ranvier.training.conversion.code;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;

/** Random images through a converted network: how far its spikes are from the values, and what they took. */
final class Trial {

    private final StageGraph stages;
    private final LabelledImages images;

    /**
     * What came out.
     *
     * @param error mean distance over scales, hidden stages, all images; values are clipped to what can be said
     * @param spikes of all populations but the input, a sample
     * @param mostSpikes of one neuron in one sample
     */
    record Outcome(double error, double spikes, int mostSpikes) {}

    Trial(LayerGraph graph, int images, long seed) {
        stages = StageGraph.of(graph);
        this.images = images(graph.inputShape(), images, seed);
    }

    StageGraph stages() {
        return stages;
    }

    LabelledImages images() {
        return images;
    }

    Calibration calibration() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return Calibration.of(stages, images, gemm);
        }
    }

    /** @param units {@code [stage]}, in which errors are measured */
    Outcome of(Converted converted, List<Scale> units) {
        Engine engine = new TickEngine(CompiledNetwork.of(converted.classifier().network()));
        double sum = 0;
        long terms = 0;
        double spikes = 0;
        int most = 0;
        for (int s = 0; s < images.size(); s++) {
            SpikeLog log = run(converted.classifier(), engine, images.sample(s));
            double[][] values = new StageForward(stages).values(images.sample(s));
            for (int stage = 0; stage < values.length - 1; stage++) {
                double[] read = converted.readout().values(stage, log.spikes(stage + 1));
                for (int i = 0; i < read.length; i++) {
                    sum += Math.abs(read[i] - values[stage][i])
                            / units.get(stage).of(i);
                    terms++;
                }
                for (int count : log.spikes(stage + 1).counts(read.length)) {
                    spikes += count;
                    most = Math.max(most, count);
                }
            }
        }
        return new Outcome(sum / terms, spikes / images.size(), most);
    }

    static SpikeLog run(SpikingClassifier classifier, Engine engine, float[] sample) {
        SpikeLog log = new SpikeLog(classifier.network().populations().size());
        engine.recordTo(log);
        engine.run(Stimulus.of(classifier.input(), classifier.encoder().encode(sample)), classifier.durationMs());
        return log;
    }

    private static LabelledImages images(Shape shape, int count, long seed) {
        byte[] pixels = new byte[count * shape.size()];
        RandomStream random = new RandomStream(seed);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 3 == 0 ? 0 : (byte) random.nextInt(256);
        }
        return new LabelledImages(shape, pixels, new byte[count]);
    }
}
