package dev.ranvier.examples.chart;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * How long the intervals between spikes are: the share of the intervals in each bin, and dashed what a Poisson process
 * of the same mean interval would have.
 */
public final class IntervalHistogramChart {

    /**
     * One population.
     *
     * @param name shown in the legend
     * @param intervalsMs {@code [interval]}, ms
     */
    public record Sample(String name, double[] intervalsMs) {}

    private IntervalHistogramChart() {}

    /**
     * Draws the histograms.
     *
     * @param title of the chart
     * @param samples at least one
     * @param binMs width of a bin
     * @param bins number of bins from 0; longer intervals are not drawn, but counted in the shares
     */
    public static JFreeChart of(String title, List<Sample> samples, double binMs, int bins) {
        DefaultXYDataset steps = new DefaultXYDataset();
        DefaultXYDataset poisson = new DefaultXYDataset();
        XYStepRenderer stepRenderer = new XYStepRenderer();
        XYLineAndShapeRenderer poissonRenderer = new XYLineAndShapeRenderer(true, false);
        double highest = 0;
        for (int i = 0; i < samples.size(); i++) {
            double[] intervals = samples.get(i).intervalsMs();
            double[][] corners = shares(intervals, binMs, bins);
            highest = Math.max(highest, Arrays.stream(corners[1]).max().orElse(0));
            steps.addSeries(samples.get(i).name(), corners);
            poisson.addSeries(samples.get(i).name(), exponential(intervals, binMs, bins));
            stepRenderer.setSeriesPaint(i, ChartStyle.colour(i));
            stepRenderer.setSeriesStroke(i, ChartStyle.LINE);
            poissonRenderer.setSeriesPaint(i, ChartStyle.colour(i));
            poissonRenderer.setSeriesStroke(i, ChartStyle.DASHED);
            poissonRenderer.setSeriesVisibleInLegend(i, false);
        }
        NumberAxis share = new NumberAxis("share of the intervals, %");
        XYPlot plot =
                new XYPlot(steps, new NumberAxis("interval between two spikes of a neuron, ms"), share, stepRenderer);
        plot.setDataset(1, poisson);
        plot.setRenderer(1, poissonRenderer);
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        ChartStyle.apply(
                chart,
                "Bins of " + ChartStyle.number(binMs) + " ms; dashed: a Poisson process of the same mean interval");
        plot.getDomainAxis().setRange(0, bins * binMs);
        share.setRange(0, highest > 0 ? 1.1 * highest : 1);
        return chart;
    }

    private static double[][] shares(double[] intervalsMs, double binMs, int bins) {
        double[][] corners = new double[2][bins + 1];
        for (double interval : intervalsMs) {
            int bin = (int) (interval / binMs + 1e-9); // intervals of steps are products that round
            if (bin < bins) {
                corners[1][bin] += 100.0 / intervalsMs.length;
            }
        }
        Arrays.setAll(corners[0], bin -> bin * binMs);
        corners[1][bins] = corners[1][bins - 1];
        return corners;
    }

    private static double[][] exponential(double[] intervalsMs, double binMs, int bins) {
        double meanMs = Arrays.stream(intervalsMs).average().orElse(Double.POSITIVE_INFINITY);
        double[][] points = new double[2][bins];
        for (int bin = 0; bin < bins; bin++) {
            points[0][bin] = (bin + 0.5) * binMs;
            points[1][bin] = 100 * Math.exp(-bin * binMs / meanMs) * -Math.expm1(-binMs / meanMs);
        }
        return points;
    }
}
