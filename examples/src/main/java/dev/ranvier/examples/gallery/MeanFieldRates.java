package dev.ranvier.examples.gallery;

import dev.ranvier.core.analysis.Rates;
import dev.ranvier.core.analysis.Siegert;
import dev.ranvier.core.analysis.Window;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.CurvesChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Leaky neurons under balanced Poisson input, from far below the threshold to above it. */
final class MeanFieldRates {

    private static final int NEURONS = 40;
    private static final double DURATION_MS = 2_500;
    private static final double SETTLED_MS = 200;
    private static final double TAU_MS = 20;
    private static final double SIGMA = 5;
    private static final double JUMP = 0.5; // what one arrival does to the potential
    private static final double STEP_MS = 0.1;

    private MeanFieldRates() {}

    static List<String> run(Path folder) throws IOException {
        Siegert theory = new Siegert(TAU_MS, 2, 20, 10);
        Siegert stepped = new Siegert(TAU_MS, 2, 20 + theory.stepShift(SIGMA, STEP_MS), 10);
        double[] means = {10, 12, 14, 16, 18, 20, 22, 24};
        double[] event = Arrays.stream(means)
                .map(mu -> rateHz(new EventEngine(compile(mu, TimeBase.continuous()))))
                .toArray();
        double[] tick = Arrays.stream(means)
                .map(mu -> rateHz(new TickEngine(compile(mu, TimeBase.clocked(STEP_MS)))))
                .toArray();
        double[] line = new double[71];
        Arrays.setAll(line, i -> 10 + 0.2 * i);
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%6s %10s %10s %14s %10s", "mu", "theory", "event", "theory, step", "tick"));
        for (int i = 0; i < means.length; i++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%6.1f %10.2f %10.2f %14.2f %10.2f",
                    means[i],
                    theory.rateHz(means[i], SIGMA),
                    event[i],
                    stepped.rateHz(means[i], SIGMA),
                    tick[i]));
        }
        lines.add("Hz. Testing the threshold on steps only acts like a threshold 0.58 sigma sqrt(step / tau) higher;");
        lines.add("arrivals of finite size, here 0.5, also pass it by a little: theory is for infinitely small ones.");
        List<CurvesChart.Curve> curves = List.of(
                new CurvesChart.Curve("theory", line, rates(theory, line), false),
                new CurvesChart.Curve("theory, threshold tested each 0.1 ms", line, rates(stepped, line), false),
                new CurvesChart.Curve("event engine", means, event, true),
                new CurvesChart.Curve("tick engine, 0.1 ms", means, tick, true));
        ChartFiles.write(
                CurvesChart.of(
                        "Rate of a noisy leaky neuron",
                        "Threshold 20, reset 10, membrane 20 ms, refractory 2 ms, sigma 5",
                        "mean potential without threshold, mV",
                        "rate, Hz",
                        curves),
                folder,
                "meanfield",
                900,
                420);
        return lines;
    }

    private static CompiledNetwork compile(double mu, TimeBase timeBase) {
        Lif neuron = new Lif(
                TAU_MS, 0, Values.uniform(20), new ResetRule.ToValue(10), Values.uniform(10), Values.uniform(0), 2);
        double difference = 1e3 * mu / (TAU_MS * JUMP); // of the rates of the two drives, Hz
        double sum = 1e3 * SIGMA * SIGMA / (TAU_MS * JUMP * JUMP);
        return CompiledNetwork.of(new Network(
                "noise",
                timeBase,
                List.of(new Population("cells", NEURONS, neuron)),
                List.of(),
                List.of(
                        new PoissonDrive("cells", 0, (sum + difference) / 2, (float) JUMP, 1),
                        new PoissonDrive("cells", 0, (sum - difference) / 2, (float) -JUMP, 2))));
    }

    private static double rateHz(Engine engine) {
        SpikeLog log = new SpikeLog(1);
        engine.recordTo(log);
        engine.advance(DURATION_MS, new StopRule.Never());
        return Rates.meanHz(log.spikes(0), NEURONS, new Window(SETTLED_MS, DURATION_MS));
    }

    private static double[] rates(Siegert theory, double[] means) {
        return Arrays.stream(means).map(mu -> theory.rateHz(mu, SIGMA)).toArray();
    }
}
