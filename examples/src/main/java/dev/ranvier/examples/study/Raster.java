package dev.ranvier.examples.study;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.examples.chart.SpikeRasterChart.Panel;
import java.util.ArrayList;
import java.util.List;

/**
 * Spikes of one sample, to be drawn.
 *
 * @param coding the code
 * @param caption what is shown
 * @param panels populations from input to output
 * @param endMs end of the time axis
 */
public record Raster(String coding, String caption, List<Panel> panels, double endMs) {

    /**
     * Runs a classifier on one sample and records all spikes.
     *
     * @param values {@code [input]}, 0..1. Not modified.
     * @param caption what the sample is
     * @param firstSpikeDecides true to stop at the first output spike
     */
    static Raster of(SpikingClassifier classifier, float[] values, String caption, boolean firstSpikeDecides) {
        CompiledNetwork network = CompiledNetwork.of(classifier.network());
        Engine engine = new EventEngine(network);
        SpikeLog log = new SpikeLog(network.populations());
        engine.recordTo(log);
        engine.stimulate(Stimulus.of(classifier.input(), classifier.encoder().encode(values)));
        StopRule stop = firstSpikeDecides ? new StopRule.AfterSpikes(classifier.output(), 1) : new StopRule.Never();
        engine.advance(classifier.durationMs(), stop);
        List<Panel> panels = new ArrayList<>();
        for (int p = 0; p < network.populations(); p++) {
            panels.add(new Panel(
                    network.population(p).name(), network.population(p).size(), log.spikes(p)));
        }
        return new Raster(classifier.coding(), caption, panels, engine.timeMs());
    }
}
