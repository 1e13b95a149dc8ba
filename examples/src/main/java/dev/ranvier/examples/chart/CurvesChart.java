package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Curves over one another, each as a line or as dots: theory and measurement, say. */
public final class CurvesChart {

    /**
     * One curve.
     *
     * @param name shown in the legend
     * @param x {@code [point]}, rising
     * @param y {@code [point]}
     * @param dots true for dots, false for a line
     */
    public record Curve(String name, double[] x, double[] y, boolean dots) {}

    private CurvesChart() {}

    /**
     * Draws the curves.
     *
     * @param title of the chart
     * @param subtitle what is shown
     * @param xLabel with its unit
     * @param yLabel with its unit
     * @param curves at least one
     */
    public static JFreeChart of(String title, String subtitle, String xLabel, String yLabel, List<Curve> curves) {
        DefaultXYDataset points = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            points.addSeries(curve.name(), new double[][] {curve.x(), curve.y()});
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, ChartStyle.LINE);
            renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
            renderer.setSeriesLinesVisible(i, !curve.dots());
            renderer.setSeriesShapesVisible(i, curve.dots());
        }
        XYPlot plot = new XYPlot(points, new NumberAxis(xLabel), new NumberAxis(yLabel), renderer);
        return ChartStyle.apply(new JFreeChart(title, ChartStyle.TITLE, plot, curves.size() > 1), subtitle);
    }
}
