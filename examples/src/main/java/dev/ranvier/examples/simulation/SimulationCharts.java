package dev.ranvier.examples.simulation;

import dev.ranvier.core.analysis.Intervals;
import dev.ranvier.core.analysis.SpikeTrains;
import dev.ranvier.core.analysis.Window;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.IntervalHistogramChart;
import dev.ranvier.examples.chart.PopulationRasterChart;
import dev.ranvier.examples.chart.PotentialChart;
import dev.ranvier.examples.chart.RateOverTimeChart;
import dev.ranvier.examples.chart.SpikeRasterChart.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** Draws a run: raster, rates, intervals, potentials. */
public final class SimulationCharts {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int RASTER_HEIGHT = 560;
    private static final double RASTER_MS = 1_000; // the first second of the statistics
    private static final int MOST_TRACES = 6;
    private static final int INTERVAL_BINS = 60;
    private static final double INTERVALS_SHOWN = 4; // times the mean

    private final SimulationOutcome outcome;
    private final Path folder;
    private final List<String> names = new ArrayList<>();

    private SimulationCharts(SimulationOutcome outcome, Path folder) {
        this.outcome = outcome;
        this.folder = folder;
    }

    /**
     * Writes the charts as PNG and SVG.
     *
     * @param folder an existing folder
     * @return names without ending
     */
    public static List<String> write(SimulationOutcome outcome, Path folder) throws IOException {
        SimulationCharts charts = new SimulationCharts(outcome, folder);
        if (outcome.statisticsUntilMs() > outcome.settings().statisticsFromMs()) {
            charts.raster();
            charts.rates();
            charts.intervals();
        }
        charts.potentials();
        return charts.names;
    }

    private void raster() throws IOException {
        double fromMs = outcome.settings().statisticsFromMs();
        double toMs = Math.min(fromMs + RASTER_MS, outcome.statisticsUntilMs());
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < populations().size(); i++) {
            Population population = populations().get(i);
            panels.add(new Panel(
                    population.name(), population.size(), outcome.spikes().spikes(i)));
        }
        add("raster", RASTER_HEIGHT, PopulationRasterChart.of("Spikes of " + title(), panels, fromMs, toMs));
    }

    private void rates() throws IOException {
        List<RateOverTimeChart.Curve> curves = new ArrayList<>();
        double binMs = outcome.rates().binMs();
        int whole = (int) (outcome.untilMs() / binMs + 1e-9);
        for (int i = 0; i < populations().size(); i++) {
            double[] rates = Arrays.copyOf(outcome.rates().ratesHz(i), whole); // bins after the last spike are 0
            curves.add(new RateOverTimeChart.Curve(populations().get(i).name(), rates));
        }
        add("rates", HEIGHT, RateOverTimeChart.of("Rates of " + title(), curves, 0, binMs));
    }

    private void intervals() throws IOException {
        Window window = new Window(outcome.settings().statisticsFromMs(), outcome.statisticsUntilMs());
        List<IntervalHistogramChart.Sample> samples = new ArrayList<>();
        double longestMs = 0;
        for (int i = 0; i < populations().size(); i++) {
            Population population = populations().get(i);
            double[] intervals =
                    Intervals.ofAllMs(SpikeTrains.of(outcome.spikes().spikes(i), population.size(), window));
            if (intervals.length > 0) {
                samples.add(new IntervalHistogramChart.Sample(population.name(), intervals));
                longestMs = Math.max(
                        longestMs,
                        INTERVALS_SHOWN * Arrays.stream(intervals).average().orElseThrow());
            }
        }
        if (!samples.isEmpty()) {
            double binMs = RoundNumbers.upTo(
                    longestMs / INTERVAL_BINS, outcome.choice().resolutionMs(outcome.network()));
            add(
                    "intervals",
                    HEIGHT,
                    IntervalHistogramChart.of("Intervals of " + title(), samples, binMs, INTERVAL_BINS));
        }
    }

    private void potentials() throws IOException {
        for (ProbeRecorders.ProbeTraces recorded : outcome.traces()) {
            Probe probe = recorded.probe();
            double[] timesMs = recorded.log().timesMs();
            SpikeBatch spikes = outcome.spikes().spikes(outcome.network().indexOf(probe.population()));
            List<PotentialChart.Trace> traces = new ArrayList<>();
            for (int i = 0; i < Math.min(MOST_TRACES, probe.neurons().length); i++) {
                int neuron = probe.neurons()[i];
                traces.add(new PotentialChart.Trace(
                        probe.population() + " " + neuron,
                        recorded.log().potentials(i),
                        timesOf(spikes, neuron, timesMs)));
            }
            add(
                    probe.fileName(),
                    HEIGHT,
                    PotentialChart.of("Potentials in " + title(), "", timesMs, traces, Double.NaN));
        }
    }

    private static double[] timesOf(SpikeBatch spikes, int neuron, double[] sampledMs) {
        double endMs = sampledMs.length == 0 ? 0 : sampledMs[sampledMs.length - 1];
        double[] timesMs = new double[spikes.size()];
        int count = 0;
        for (int i = 0; i < timesMs.length; i++) {
            if (spikes.neurons()[i] == neuron && spikes.timesMs()[i] <= endMs) {
                timesMs[count++] = spikes.timesMs()[i];
            }
        }
        return Arrays.copyOf(timesMs, count);
    }

    private List<Population> populations() {
        return outcome.network().populations();
    }

    private String title() {
        return outcome.network().name() + (outcome.broken().isEmpty() ? "" : " (broken off)");
    }

    private void add(String name, int height, JFreeChart chart) throws IOException {
        ChartFiles.write(chart, folder, name, WIDTH, height);
        names.add(name);
    }
}
