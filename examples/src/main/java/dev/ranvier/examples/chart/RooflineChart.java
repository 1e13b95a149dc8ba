package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A machine's roof, peak and bandwidth, and dots under it, both axes logarithmic. */
public final class RooflineChart {

    /**
     * Dots of one kind.
     *
     * @param name shown in the legend
     * @param dots at least one
     * @param named true to write the names beside the dots; for a few only
     */
    public record Group(String name, List<Dot> dots, boolean named) {}

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
        LogAxis throughput =
                axis("operations a second", bottom, decadeAbove(peakOperationsPerSecond));
        XYPlot plot = new XYPlot(series, intensity, throughput, renderer);
        groups.stream().filter(Group::named).flatMap(group -> group.dots().stream()).forEach(dot -> name(plot, dot));
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        return ChartStyle.apply(chart, subtitle);
    }

    private static void name(XYPlot plot, Dot dot) {
        XYTextAnnotation text =
                new XYTextAnnotation("  " + dot.name(), dot.operationsPerByte(), dot.operationsPerSecond());
        text.setTextAnchor(TextAnchor.CENTER_LEFT);
        text.setFont(ChartStyle.SMALL);
        text.setPaint(ChartStyle.INK);
        plot.addAnnotation(text);
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
