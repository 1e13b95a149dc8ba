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

/** A machine's roof, peak and bandwidth, and dots under it, both axes logarithmic. */
public final class RooflineChart {

    /** Size of the plot in a chart of 900 x 520 points, for which the names are placed. */
    private static final double WIDTH = 800;

    private static final double HEIGHT = 390;

    /** Dots nearer than this, in decades, share one name. */
    private static final double SAME = 0.05;

    /**
     * Dots of one kind.
     *
     * @param name shown in the legend
     * @param dots at least one
     */
    public record Group(String name, List<Dot> dots) {}

    /**
     * One dot.
     *
     * @param name of it
     * @param operationsPerByte intensity, positive
     * @param operationsPerSecond throughput, positive
     */
    public record Dot(String name, double operationsPerByte, double operationsPerSecond) {}

    private RooflineChart() {}

    /**
     * Draws the roof.
     *
     * @param title of the chart
     * @param subtitle what a byte is
     * @param peakOperationsPerSecond height of the flat part
     * @param bytesPerSecond slope of the rising part
     * @param groups dots, at least one
     */
    public static JFreeChart of(
            String title, String subtitle, double peakOperationsPerSecond, double bytesPerSecond, List<Group> groups) {
        double ridge = peakOperationsPerSecond / bytesPerSecond;
        double left = ridge;
        double right = ridge;
        double bottom = peakOperationsPerSecond;
        for (Group group : groups) {
            for (Dot dot : group.dots()) {
                left = Math.min(left, dot.operationsPerByte());
                right = Math.max(right, dot.operationsPerByte());
                bottom = Math.min(bottom, dot.operationsPerSecond());
            }
        }
        left = decadeBelow(left);
        right = decadeAbove(right);
        bottom = decadeBelow(bottom);
        XYSeriesCollection series = new XYSeriesCollection();
        XYSeries roof = new XYSeries("roof");
        double start = Math.max(left, bottom / bytesPerSecond);
        roof.add(start, start * bytesPerSecond);
        roof.add(ridge, peakOperationsPerSecond);
        roof.add(right, peakOperationsPerSecond);
        series.addSeries(roof);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesLinesVisible(0, true);
        renderer.setSeriesShapesVisible(0, false);
        renderer.setSeriesPaint(0, ChartStyle.INK);
        renderer.setSeriesStroke(0, ChartStyle.LINE);
        for (int g = 0; g < groups.size(); g++) {
            XYSeries dots = new XYSeries(groups.get(g).name());
            groups.get(g).dots().forEach(dot -> dots.add(dot.operationsPerByte(), dot.operationsPerSecond()));
            series.addSeries(dots);
            renderer.setSeriesPaint(g + 1, ChartStyle.colour(g));
            renderer.setSeriesShape(g + 1, new Ellipse2D.Double(-4, -4, 8, 8));
        }
        LogAxis intensity = axis("operations for each byte", left, right);
        LogAxis throughput = axis("operations a second", bottom, decadeAbove(peakOperationsPerSecond));
        XYPlot plot = new XYPlot(series, intensity, throughput, renderer);
        name(plot, groups, intensity, throughput);
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        return ChartStyle.apply(chart, subtitle);
    }

    /** Dots in one place are named together, the first and how many more. */
    private static void name(XYPlot plot, List<Group> groups, LogAxis x, LogAxis y) {
        List<Point2D> places = new ArrayList<>();
        List<List<String>> names = new ArrayList<>();
        for (Group group : groups) {
            for (Dot dot : group.dots()) {
                Point2D place = new Point2D.Double(
                        WIDTH * share(dot.operationsPerByte(), x), HEIGHT * share(dot.operationsPerSecond(), y));
                int near = near(places, place, x, y);
                if (near < 0) {
                    places.add(place);
                    names.add(new ArrayList<>(List.of(dot.name())));
                } else {
                    names.get(near).add(dot.name());
                }
            }
        }
        List<String> texts = names.stream().map(RooflineChart::text).toList();
        List<LabelPlaces.Place> labels = new LabelPlaces(WIDTH, HEIGHT).of(places, texts);
        for (int i = 0; i < texts.size(); i++) {
            LabelPlaces.Place label = labels.get(i);
            XYTextAnnotation text =
                    new XYTextAnnotation(texts.get(i), at(label.x() / WIDTH, x), at(label.y() / HEIGHT, y));
            text.setTextAnchor(label.anchor());
            text.setFont(ChartStyle.LABEL);
            text.setPaint(ChartStyle.INK);
            plot.addAnnotation(text);
        }
    }

    private static int near(List<Point2D> places, Point2D place, LogAxis x, LogAxis y) {
        double decadeX = WIDTH / Math.log10(x.getUpperBound() / x.getLowerBound());
        double decadeY = HEIGHT / Math.log10(y.getUpperBound() / y.getLowerBound());
        for (int i = 0; i < places.size(); i++) {
            if (Math.abs(places.get(i).getX() - place.getX()) < SAME * decadeX
                    && Math.abs(places.get(i).getY() - place.getY()) < SAME * decadeY) {
                return i;
            }
        }
        return -1;
    }

    private static String text(List<String> names) {
        return names.size() <= 2 ? String.join(", ", names) : names.get(0) + " and " + (names.size() - 1) + " more";
    }

    private static double share(double value, LogAxis axis) {
        return Math.log10(value / axis.getLowerBound()) / Math.log10(axis.getUpperBound() / axis.getLowerBound());
    }

    private static double at(double share, LogAxis axis) {
        return axis.getLowerBound() * Math.pow(axis.getUpperBound() / axis.getLowerBound(), share);
    }

    private static double decadeBelow(double value) {
        return Math.pow(10, Math.floor(Math.log10(value) - 0.2));
    }

    private static double decadeAbove(double value) {
        return Math.pow(10, Math.ceil(Math.log10(value) + 0.2));
    }

    private static LogAxis axis(String label, double from, double to) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(10);
        axis.setNumberFormatOverride(new PowerOfTenFormat());
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setMinorTickCount(9);
        axis.setMinorTickMarksVisible(true);
        axis.setRange(from, to);
        return axis;
    }
}
