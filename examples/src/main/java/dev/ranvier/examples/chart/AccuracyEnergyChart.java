package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Accuracy against the energy of an answer, which is on a logarithmic axis; one named dot a network, coloured by group. */
public final class AccuracyEnergyChart {

    /** Size of the plot in a chart of 900 x 520 points, for which the names are placed. */
    private static final double WIDTH = 780;

    private static final double HEIGHT = 385;
    private static final double DECADE_AROUND = 0.35; // room beside the outermost dots, in decades

    /**
     * One network.
     *
     * @param name written beside the dot
     * @param group decides the colour
     * @param energyMicrojoules of an answer, positive
     * @param accuracy 0..1
     */
    public record Point(String name, String group, double energyMicrojoules, double accuracy) {}

    private AccuracyEnergyChart() {}

    /**
     * Draws the networks.
     *
     * @param title of the chart
     * @param subtitle what the energies stand for
     * @param points at least one
     */
    public static JFreeChart of(String title, String subtitle, List<Point> points) {
        XYSeriesCollection series = new XYSeriesCollection();
        for (Point point : points) {
            if (series.getSeriesIndex(point.group()) < 0) {
                series.addSeries(new XYSeries(point.group()));
            }
            series.getSeries(point.group()).add(point.energyMicrojoules(), 100 * point.accuracy());
        }
        LogAxis energy = new LogAxis("energy of one answer, \u00b5J");
        energy.setBase(10);
        energy.setNumberFormatOverride(new PowerOfTenFormat());
        energy.setTickUnit(new NumberTickUnit(1)); // one label a decade
        energy.setMinorTickCount(9);
        energy.setMinorTickMarksVisible(true);
        double[] x = points.stream().mapToDouble(Point::energyMicrojoules).toArray();
        energy.setRange(
                Arrays.stream(x).min().orElseThrow() * Math.pow(10, -DECADE_AROUND),
                Arrays.stream(x).max().orElseThrow() * Math.pow(10, DECADE_AROUND));
        NumberAxis accuracy = new NumberAxis("accuracy on the test images, %");
        double lowest = points.stream().mapToDouble(Point::accuracy).min().orElseThrow();
        accuracy.setRange(Math.floor(100 * lowest - 0.5), 100);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < series.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesShape(i, new Ellipse2D.Double(-5, -5, 10, 10));
        }
        XYPlot plot = new XYPlot(series, energy, accuracy, renderer);
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        ChartStyle.apply(chart, subtitle);
        label(plot, points, energy, accuracy);
        return chart;
    }

    private static void label(XYPlot plot, List<Point> points, LogAxis energy, NumberAxis accuracy) {
        double from = Math.log10(energy.getLowerBound());
        double decades = Math.log10(energy.getUpperBound()) - from;
        double lowest = accuracy.getLowerBound();
        double height = accuracy.getUpperBound() - lowest;
        List<Point2D> dots = new ArrayList<>();
        for (Point point : points) {
            dots.add(new Point2D.Double(
                    WIDTH * (Math.log10(point.energyMicrojoules()) - from) / decades,
                    HEIGHT * (100 * point.accuracy() - lowest) / height));
        }
        List<String> names = points.stream().map(Point::name).toList();
        List<LabelPlaces.Place> places = new LabelPlaces(WIDTH, HEIGHT).of(dots, names);
        for (int i = 0; i < names.size(); i++) {
            LabelPlaces.Place place = places.get(i);
            XYTextAnnotation text = new XYTextAnnotation(
                    names.get(i),
                    Math.pow(10, from + place.x() / WIDTH * decades),
                    lowest + place.y() / HEIGHT * height);
            text.setTextAnchor(place.anchor());
            text.setFont(ChartStyle.LABEL);
            text.setPaint(ChartStyle.INK);
            plot.addAnnotation(text);
        }
    }
}
