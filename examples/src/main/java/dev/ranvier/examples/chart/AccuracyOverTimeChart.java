package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Accuracy if the answer were read at a time, with the accuracy of the network before conversion as a dashed line. */
public final class AccuracyOverTimeChart {

    /**
     * One code.
     *
     * @param name shown in the legend
     * @param times time of each point, in the unit of the axis
     * @param accuracies accuracy at that time, 0..1
     */
    public record Curve(String name, double[] times, double[] accuracies) {}

    private AccuracyOverTimeChart() {}

    /**
     * Draws the curves.
     *
     * @param title of the chart
     * @param timeLabel label of the time axis, with its unit
     * @param curves at least one
     * @param reference accuracy of the network before conversion, 0..1
     */
    public static JFreeChart of(String title, String timeLabel, List<Curve> curves, double reference) {
        XYSeriesCollection series = new XYSeriesCollection();
        double last = 0;
        double lowest = reference;
        for (Curve curve : curves) {
            XYSeries points = new XYSeries(curve.name());
            for (int i = 0; i < curve.times().length; i++) {
                points.add(curve.times()[i], 100 * curve.accuracies()[i]);
                last = Math.max(last, curve.times()[i]);
                lowest = Math.min(lowest, curve.accuracies()[i]);
            }
            series.addSeries(points);
        }
        JFreeChart chart = ChartFactory.createXYLineChart(
                title,
                timeLabel,
                "accuracy on the test images, %",
                series,
                PlotOrientation.VERTICAL,
                curves.size() > 1,
                false,
                false);
        ChartStyle.apply(chart, "Read at a given time; dashed: the network before conversion");
        XYPlot plot = chart.getXYPlot();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < curves.size(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, ChartStyle.LINE);
            renderer.setSeriesShape(i, new Ellipse2D.Double(-3, -3, 6, 6));
        }
        plot.setRenderer(renderer);
        double bottom = Math.floor(Math.max(0, 100 * lowest - 2) / 10) * 10;
        ((NumberAxis) plot.getRangeAxis()).setRange(bottom, 100.5);
        ((NumberAxis) plot.getDomainAxis()).setRange(0, last * 1.03);
        plot.addRangeMarker(new ValueMarker(100 * reference, ChartStyle.INK, ChartStyle.DASHED));
        XYTextAnnotation note = new XYTextAnnotation(
                String.format(java.util.Locale.ROOT, "ANN %.2f %%", 100 * reference),
                last / 2, // curves begin low at the left and end high at the right
                100 * reference - (100.5 - bottom) * 0.012);
        note.setFont(ChartStyle.SMALL);
        note.setPaint(ChartStyle.INK);
        note.setTextAnchor(TextAnchor.TOP_CENTER);
        plot.addAnnotation(note);
        return chart;
    }
}
