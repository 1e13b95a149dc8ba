package dev.ranvier.examples.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Mean firing rates of populations over time, in bins, as steps. */
public final class RateOverTimeChart {

    /**
     * One population.
     *
     * @param name shown in the legend
     * @param ratesHz {@code [bin]}, mean rate of its neurons
     */
    public record Curve(String name, double[] ratesHz) {}

    private RateOverTimeChart() {}

    /**
     * Draws the curves.
     *
     * @param title of the chart
     * @param curves at least one
     * @param fromMs begin of the first bin
     * @param binMs width of a bin
     */
    public static JFreeChart of(String title, List<Curve> curves, double fromMs, double binMs) {
        DefaultXYDataset points = new DefaultXYDataset();
        XYStepRenderer renderer = new XYStepRenderer();
        double endMs = fromMs;
        double highest = 0;
        for (int i = 0; i < curves.size(); i++) {
            double[] rates = curves.get(i).ratesHz();
            double[][] corners = new double[2][rates.length == 0 ? 0 : rates.length + 1];
            for (int bin = 0; bin < corners[0].length; bin++) {
                corners[0][bin] = fromMs + bin * binMs;
                corners[1][bin] = rates[Math.min(bin, rates.length - 1)];
                highest = Math.max(highest, corners[1][bin]);
            }
            points.addSeries(curves.get(i).name(), corners);
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, rates.length > 300 ? ChartStyle.THIN : ChartStyle.LINE);
            endMs = Math.max(endMs, fromMs + rates.length * binMs);
        }
        XYPlot plot = new XYPlot(points, new NumberAxis("ms"), new NumberAxis("mean rate of a neuron, Hz"), renderer);
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        ChartStyle.apply(chart, "Bins of " + ChartStyle.number(binMs) + " ms");
        plot.getDomainAxis().setRange(fromMs, Math.max(endMs, fromMs + binMs));
        plot.getRangeAxis().setRange(0, highest > 0 ? 1.05 * highest : 1);
        return chart;
    }
}
