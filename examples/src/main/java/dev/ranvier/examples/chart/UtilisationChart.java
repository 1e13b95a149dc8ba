package dev.ranvier.examples.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Utilisation of arrays over the number of their processing elements, one line a kind of array. */
public final class UtilisationChart {

    /**
     * One line.
     *
     * @param name shown in the legend
     * @param elements processing elements, positive
     * @param utilisations 0..1
     */
    public record Line(String name, double[] elements, double[] utilisations) {}

    private UtilisationChart() {}

    /**
     * Draws the lines.
     *
     * @param title of the chart
     * @param subtitle what the lines are
     * @param lines at least one
     */
    public static JFreeChart of(String title, String subtitle, List<Line> lines) {
        XYSeriesCollection series = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            XYSeries points = new XYSeries(line.name());
            for (int p = 0; p < line.elements().length; p++) {
                points.add(line.elements()[p], 100 * line.utilisations()[p]);
            }
            series.addSeries(points);
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, ChartStyle.LINE);
            renderer.setSeriesShape(i, new Ellipse2D.Double(-3, -3, 6, 6));
        }
        LogAxis elements = new LogAxis("processing elements");
        elements.setBase(10);
        elements.setNumberFormatOverride(new PowerOfTenFormat());
        elements.setTickUnit(new NumberTickUnit(1));
        elements.setMinorTickCount(9);
        elements.setMinorTickMarksVisible(true);
        NumberAxis utilisation = new NumberAxis("utilisation, %");
        XYPlot plot = new XYPlot(series, elements, utilisation, renderer);
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, true);
        ChartStyle.apply(chart, subtitle);
        utilisation.setRange(0, 100);
        return chart;
    }
}
