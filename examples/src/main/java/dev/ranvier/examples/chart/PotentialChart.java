package dev.ranvier.examples.chart;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Membrane potentials over time, the threshold as a dashed line, spikes as ticks of the neuron's colour above it. */
public final class PotentialChart {

    /**
     * One neuron.
     *
     * @param name shown in the legend
     * @param potentials {@code [sample]}
     * @param spikesMs {@code [spike]}, ms
     */
    public record Trace(String name, double[] potentials, double[] spikesMs) {}

    private PotentialChart() {}

    /**
     * Draws the traces.
     *
     * @param title of the chart
     * @param unit of the potentials, shown at the axis
     * @param timesMs {@code [sample]}, ms, the same for all
     * @param traces at least one
     * @param threshold NaN to draw none
     */
    public static JFreeChart of(String title, String unit, double[] timesMs, List<Trace> traces, double threshold) {
        DefaultXYDataset lines = new DefaultXYDataset();
        XYLineAndShapeRenderer lineRenderer = new XYLineAndShapeRenderer(true, false);
        double lowest = Double.isNaN(threshold) ? Double.POSITIVE_INFINITY : threshold;
        double highest = Double.isNaN(threshold) ? Double.NEGATIVE_INFINITY : threshold;
        for (int i = 0; i < traces.size(); i++) {
            double[] potentials = traces.get(i).potentials();
            lines.addSeries(traces.get(i).name(), new double[][] {timesMs, potentials});
            lineRenderer.setSeriesPaint(i, ChartStyle.colour(i));
            lineRenderer.setSeriesStroke(i, potentials.length > 1_000 ? ChartStyle.THIN : ChartStyle.LINE);
            for (double potential : potentials) {
                lowest = Math.min(lowest, potential);
                highest = Math.max(highest, potential);
            }
        }
        double span = highest > lowest ? highest - lowest : 1;
        NumberAxis potential = new NumberAxis(unit.isEmpty() ? "potential" : "potential, " + unit);
        XYPlot plot = new XYPlot(lines, new NumberAxis("ms"), potential, lineRenderer);
        plot.setDataset(1, spikes(traces, highest + 0.04 * span, 0.05 * span));
        plot.setRenderer(1, tickRenderer(traces.size()));
        if (!Double.isNaN(threshold)) {
            plot.addRangeMarker(new ValueMarker(threshold, ChartStyle.MUTED, ChartStyle.DASHED));
        }
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        ChartStyle.apply(chart, Double.isNaN(threshold) ? "Ticks: spikes" : "Dashed: threshold; ticks: spikes");
        potential.setRange(lowest - 0.05 * span, highest + (0.06 + 0.05 * traces.size()) * span);
        if (timesMs.length > 1) {
            plot.getDomainAxis().setRange(timesMs[0], timesMs[timesMs.length - 1]);
        }
        return chart;
    }

    /** A row of ticks for each trace, above the traces. */
    private static DefaultXYDataset spikes(List<Trace> traces, double height, double distance) {
        DefaultXYDataset ticks = new DefaultXYDataset();
        for (int i = 0; i < traces.size(); i++) {
            double[] spikesMs = traces.get(i).spikesMs();
            double[] heights = new double[spikesMs.length];
            Arrays.fill(heights, height + i * distance);
            ticks.addSeries(traces.get(i).name(), new double[][] {spikesMs, heights});
        }
        return ticks;
    }

    private static XYItemRenderer tickRenderer(int traces) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < traces; i++) {
            renderer.setSeriesShape(i, new Rectangle2D.Double(-0.75, -5, 1.5, 10));
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesVisibleInLegend(i, false);
        }
        return renderer;
    }
}
