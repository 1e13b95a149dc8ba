package dev.ranvier.examples.chart;

import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;

/** One number a layer, as bars in the order of the layers. */
public final class LayerBarsChart {

    private LayerBarsChart() {}

    /**
     * Draws the bars.
     *
     * @param title of the chart
     * @param valueLabel label of the vertical axis, with its unit
     * @param series names of what is compared, each with values by layer
     * @param subtitle below the title
     */
    public static JFreeChart of(
            String title, String valueLabel, Map<String, ? extends Map<String, Double>> series, String subtitle) {
        DefaultCategoryDataset values = new DefaultCategoryDataset();
        series.forEach((name, byLayer) -> byLayer.forEach((layer, value) -> values.addValue(value, name, layer)));
        JFreeChart chart = ChartFactory.createBarChart(
                title, "layer", valueLabel, values, PlotOrientation.VERTICAL, series.size() > 1, false, false);
        ChartStyle.apply(chart, subtitle);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.06);
        for (int i = 0; i < series.size(); i++) {
            bars.setSeriesPaint(i, ChartStyle.colour(i));
        }
        plot.setRenderer(bars);
        return chart;
    }
}
