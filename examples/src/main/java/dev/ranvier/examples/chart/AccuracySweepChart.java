package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Accuracy against something that is varied, one line for each thing that is done about it. */
public final class AccuracySweepChart {

    /**
     * One line.
     *
     * @param name shown in the legend
     * @param values what is varied, in the unit of the axis
     * @param accuracies 0..1
     */
    public record Line(String name, double[] values, double[] accuracies) {}

    private AccuracySweepChart() {}

    /**
     * Draws the lines.
     *
     * @param title of the chart
     * @param valueLabel label of the horizontal axis, with its unit
     * @param lines at least one
     * @param reference accuracy without the fault, 0..1, as a dashed line
     * @param referenceName what that is, for the subtitle
     */
    public static JFreeChart of(
            String title, String valueLabel, List<Line> lines, double reference, String referenceName) {
        return of(title, valueLabel, "accuracy on the test images, %", lines, reference, referenceName);
    }

    /**
     * Draws lines of another share than accuracy on test images.
     *
     * @param title of the chart
     * @param valueLabel label of the horizontal axis, with its unit
     * @param shareLabel label of the vertical axis, which is in percent
     * @param lines at least one
     * @param reference a share, 0..1, as a dashed line
     * @param referenceName what that is, for the subtitle
     */
    public static JFreeChart of(
            String title,
            String valueLabel,
            String shareLabel,
            List<Line> lines,
            double reference,
            String referenceName) {
        XYSeriesCollection series = new XYSeriesCollection();
        double lowest = reference;
        for (Line line : lines) {
            XYSeries points = new XYSeries(line.name());
            for (int i = 0; i < line.values().length; i++) {
                points.add(line.values()[i], 100 * line.accuracies()[i]);
                lowest = Math.min(lowest, line.accuracies()[i]);
            }
            series.addSeries(points);
        }
        JFreeChart chart = ChartFactory.createXYLineChart(
                title, valueLabel, shareLabel, series, PlotOrientation.VERTICAL, lines.size() > 1, false, false);
        ChartStyle.apply(chart, "Dashed: " + referenceName);
        XYPlot plot = chart.getXYPlot();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < lines.size(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, ChartStyle.LINE);
            renderer.setSeriesShape(i, new Ellipse2D.Double(-3, -3, 6, 6));
        }
        plot.setRenderer(renderer);
        double bottom = Math.floor(Math.max(0, 100 * lowest - 2) / 10) * 10;
        ((NumberAxis) plot.getRangeAxis()).setRange(bottom, 100.5);
        if (lines.stream().flatMapToDouble(line -> Arrays.stream(line.values())).allMatch(v -> v == Math.rint(v))) {
            plot.getDomainAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        }
        plot.addRangeMarker(new ValueMarker(100 * reference, ChartStyle.INK, ChartStyle.DASHED));
        return chart;
    }
}
