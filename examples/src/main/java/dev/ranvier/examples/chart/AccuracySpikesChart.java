package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
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

    /** Size of the plot in a chart of 900 x 520 points, for which the names are placed. */
    private static final double WIDTH = 780;

    private static final double HEIGHT = 385;

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
        spikes.setBase(10);
        spikes.setNumberFormatOverride(new PowerOfTenFormat());
        spikes.setTickUnit(new NumberTickUnit(1)); // one label a decade
        spikes.setMinorTickCount(9);
        spikes.setMinorTickMarksVisible(true);
        double least = points.stream().mapToDouble(Point::spikes).min().orElseThrow();
        double most = points.stream().mapToDouble(Point::spikes).max().orElseThrow();
        spikes.setRange(Math.pow(10, Math.floor(Math.log10(least))), Math.pow(10, Math.ceil(Math.log10(most))));
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
        label(plot, points, accuracy.getRange(), spikes);
        return chart;
    }

    private static void label(XYPlot plot, List<Point> points, Range accuracy, LogAxis spikes) {
        double from = Math.log10(spikes.getLowerBound());
        double span = Math.log10(spikes.getUpperBound()) - from;
        List<Point2D> dots = points.stream()
                .map(point -> (Point2D) new Point2D.Double(
                        WIDTH * (Math.log10(point.spikes()) - from) / span,
                        HEIGHT * (100 * point.accuracy() - accuracy.getLowerBound()) / accuracy.getLength()))
                .toList();
        List<String> names = points.stream().map(Point::name).toList();
        List<LabelPlaces.Place> places = new LabelPlaces(WIDTH, HEIGHT).of(dots, names);
        for (int i = 0; i < names.size(); i++) {
            XYTextAnnotation text = new XYTextAnnotation(
                    names.get(i),
                    Math.pow(10, from + span * places.get(i).x() / WIDTH),
                    accuracy.getLowerBound()
                            + accuracy.getLength() * places.get(i).y() / HEIGHT);
            text.setTextAnchor(places.get(i).anchor());
            text.setFont(ChartStyle.LABEL);
            text.setPaint(ChartStyle.INK);
            plot.addAnnotation(text);
        }
    }
}
