package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Accuracy against spikes an image (logarithmic), one named dot a run, coloured by code. */
public final class AccuracySpikesChart {

    /**
     * One run.
     *
     * @param name written beside the dot
     * @param code decides the colour
     * @param spikes for one image, positive
     * @param accuracy 0..1
     */
    public record Point(String name, String code, double spikes, double accuracy) {}

    private AccuracySpikesChart() {}

    /** Draws the runs. */
    public static JFreeChart of(List<Point> points) {
        XYSeriesCollection series = new XYSeriesCollection();
        for (Point point : points) {
            if (series.getSeriesIndex(point.code()) < 0) {
                series.addSeries(new XYSeries(point.code()));
            }
            series.getSeries(point.code()).add(point.spikes(), 100 * point.accuracy());
        }
        LogAxis spikes = new LogAxis("spikes for one image");
        spikes.setNumberFormatOverride(new PowerOfTenFormat());
        double least = points.stream().mapToDouble(Point::spikes).min().orElseThrow();
        double most = points.stream().mapToDouble(Point::spikes).max().orElseThrow();
        spikes.setRange(least / 1.5, most * 6); // names stand on the right
        NumberAxis accuracy = new NumberAxis("accuracy on the test images, %");
        accuracy.setAutoRangeIncludesZero(false);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < series.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
        }
        XYPlot plot = new XYPlot(series, spikes, accuracy, renderer);
        JFreeChart chart = new JFreeChart("Accuracy and spikes", ChartStyle.TITLE, plot, true);
        ChartStyle.apply(chart, "Up and left is better");
        for (Point point : points) {
            XYTextAnnotation text = new XYTextAnnotation("  " + point.name(), point.spikes(), 100 * point.accuracy());
            text.setTextAnchor(TextAnchor.CENTER_LEFT);
            text.setFont(ChartStyle.LABEL);
            text.setPaint(ChartStyle.INK);
            plot.addAnnotation(text);
        }
        return chart;
    }
}
