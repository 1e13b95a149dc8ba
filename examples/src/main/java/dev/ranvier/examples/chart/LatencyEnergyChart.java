package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Energy of one answer against the time to it, both on logarithmic axes; one named dot a machine, coloured by family. */
public final class LatencyEnergyChart {

    /** Size of the plot in a chart of 900 x 520 points, for which the names are placed. */
    private static final double WIDTH = 780;

    private static final double HEIGHT = 385;

    /**
     * One machine.
     *
     * @param name written beside the dot
     * @param family decides the colour
     * @param latencyMicroseconds time to the answer, positive
     * @param energyNanojoules energy of the answer, positive
     */
    public record Point(String name, String family, double latencyMicroseconds, double energyNanojoules) {}

    private LatencyEnergyChart() {}

    /**
     * Draws the machines, one image at a time.
     *
     * @param title of the chart
     * @param points at least one
     */
    public static JFreeChart of(String title, List<Point> points) {
        return of(title, "One image at a time, logarithmic axes; down and left is better", points);
    }

    /**
     * Draws the machines.
     *
     * @param title of the chart
     * @param subtitle what an answer is
     * @param points at least one
     */
    public static JFreeChart of(String title, String subtitle, List<Point> points) {
        XYSeriesCollection series = new XYSeriesCollection();
        for (Point point : points) {
            if (series.getSeriesIndex(point.family()) < 0) {
                series.addSeries(new XYSeries(point.family()));
            }
            series.getSeries(point.family()).add(point.latencyMicroseconds(), point.energyNanojoules());
        }
        LogAxis latency = axis("time to the answer, \u00b5s");
        LogAxis energy = axis("energy of one answer, nJ");
        double[] x = points.stream().mapToDouble(Point::latencyMicroseconds).toArray();
        double[] y = points.stream().mapToDouble(Point::energyNanojoules).toArray();
        latency.setRange(decadeBelow(x), decadeAbove(x));
        energy.setRange(decadeBelow(y), decadeAbove(y));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < series.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesShape(i, new Ellipse2D.Double(-5, -5, 10, 10));
        }
        XYPlot plot = new XYPlot(series, latency, energy, renderer);
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        ChartStyle.apply(chart, subtitle);
        label(plot, points, latency, energy);
        return chart;
    }

    private static void label(XYPlot plot, List<Point> points, LogAxis latency, LogAxis energy) {
        List<Point2D> dots = new ArrayList<>();
        for (Point point : points) {
            dots.add(new Point2D.Double(
                    WIDTH * share(point.latencyMicroseconds(), latency),
                    HEIGHT * share(point.energyNanojoules(), energy)));
        }
        List<String> names = points.stream().map(Point::name).toList();
        List<LabelPlaces.Place> places = new LabelPlaces(WIDTH, HEIGHT).of(dots, names);
        for (int i = 0; i < names.size(); i++) {
            LabelPlaces.Place place = places.get(i);
            XYTextAnnotation text =
                    new XYTextAnnotation(names.get(i), at(place.x() / WIDTH, latency), at(place.y() / HEIGHT, energy));
            text.setTextAnchor(place.anchor());
            text.setFont(ChartStyle.LABEL);
            text.setPaint(ChartStyle.INK);
            plot.addAnnotation(text);
        }
    }

    private static double share(double value, LogAxis axis) {
        double from = Math.log10(axis.getLowerBound());
        return (Math.log10(value) - from) / (Math.log10(axis.getUpperBound()) - from);
    }

    private static double at(double share, LogAxis axis) {
        double from = Math.log10(axis.getLowerBound());
        return Math.pow(10, from + share * (Math.log10(axis.getUpperBound()) - from));
    }

    private static LogAxis axis(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(10);
        axis.setNumberFormatOverride(new PowerOfTenFormat());
        axis.setTickUnit(new NumberTickUnit(1)); // one label a decade
        axis.setMinorTickCount(9);
        axis.setMinorTickMarksVisible(true);
        return axis;
    }

    private static double decadeBelow(double[] values) {
        double least = java.util.Arrays.stream(values).min().orElseThrow();
        return Math.pow(10, Math.floor(Math.log10(least) - 0.15));
    }

    private static double decadeAbove(double[] values) {
        double most = java.util.Arrays.stream(values).max().orElseThrow();
        return Math.pow(10, Math.ceil(Math.log10(most) + 0.15));
    }
}
