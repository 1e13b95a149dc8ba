package dev.ranvier.examples.gallery;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.recording.RecordedRun;
import dev.ranvier.core.recording.RunListener;
import dev.ranvier.core.spike.PotentialLog;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.PotentialChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Three neurons take the same input with different weights; their potentials are sampled every 0.1 ms. */
final class PotentialTraces {

    private static final double THRESHOLD_MV = 15;

    private PotentialTraces() {}

    static List<String> run(Path folder) throws IOException {
        CurrentLif neuron = new CurrentLif(
                20, // ms, membrane
                List.of(5.0), // ms, synaptic current
                0,
                Values.uniform(THRESHOLD_MV),
                new ResetRule.ToValue(0),
                Values.uniform(0),
                Values.uniform(0),
                2);
        Network network = new Network(
                "three neurons",
                TimeBase.continuous(),
                List.of(new Population("in", 1, new SpikeSource()), new Population("cells", 3, neuron)),
                List.of(new Projection("in", "cells", new Connectivity.Dense(1, 3, new float[] {25, 32, 60}), 1)));

        Engine engine = new EventEngine(CompiledNetwork.of(network));
        SpikeLog spikes = new SpikeLog(2);
        engine.recordTo(spikes);
        engine.stimulate(Stimulus.of("in", new SpikeBatch(new int[8], new double[] {5, 10, 15, 20, 45, 48, 70, 90})));
        PotentialLog potentials = new PotentialLog(3);
        RecordedRun run = new RecordedRun(engine, RunListener.NONE);
        run.recordPotentials(1, new int[] {0, 1, 2}, 0.1, potentials);
        run.advance(120, new StopRule.Never());

        List<PotentialChart.Trace> traces = List.of(
                trace("weight 25", 0, potentials, spikes),
                trace("weight 32", 1, potentials, spikes),
                trace("weight 60", 2, potentials, spikes));
        ChartFiles.write(
                PotentialChart.of("Three neurons, one input", "mV", potentials.timesMs(), traces, THRESHOLD_MV),
                folder,
                "potentials",
                900,
                420);
        return List.of(
                potentials.samples() + " samples of 3 potentials, "
                        + spikes.spikes(1).size() + " spikes",
                "Each arrival starts a current that decays in 5 ms; the potential follows it with 20 ms.");
    }

    private static PotentialChart.Trace trace(String name, int neuron, PotentialLog potentials, SpikeLog spikes) {
        SpikeBatch all = spikes.spikes(1);
        double[] own = java.util.stream.IntStream.range(0, all.size())
                .filter(i -> all.neurons()[i] == neuron)
                .mapToDouble(i -> all.timesMs()[i])
                .toArray();
        return new PotentialChart.Trace(name, potentials.potentials(neuron), own);
    }
}
