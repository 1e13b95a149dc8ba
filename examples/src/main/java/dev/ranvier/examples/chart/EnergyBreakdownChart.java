package dev.ranvier.examples.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Where the energy of one answer goes, as stacked bars: on each machine in shares of 100 % with the total in the label,
 * because totals differ by orders of magnitude and stacked parts cannot be read on a logarithmic axis; in each layer of
 * one machine in joules, because there the totals are what matters.
 */
public final class EnergyBreakdownChart {

    /**
     * One machine.
     *
     * @param name shown beside the bar
     * @param nanojoules part to energy for one sample
     */
    public record Bar(String name, Map<String, Double> nanojoules) {}

    private EnergyBreakdownChart() {}

    /**
     * Draws a bar for each machine.
     *
     * @param title of the chart
     * @param bars machines, top to bottom, each with a positive total
     */
    public static JFreeChart of(String title, List<Bar> bars) {
        Set<String> parts = parts(bars);
        DefaultCategoryDataset shares = new DefaultCategoryDataset();
        for (Bar bar : bars) {
            double total = bar.nanojoules().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            String label = bar.name() + ": " + energy(total);
            for (String part : parts) {
                shares.addValue(100 * bar.nanojoules().getOrDefault(part, 0.0) / total, part, label);
            }
        }
        JFreeChart chart = bars(title, "share of the energy of one answer, %", shares, parts);
        ChartStyle.apply(chart, "Shares; the total for one image stands with the machine");
        chart.getCategoryPlot().getDomainAxis().setTickLabelFont(ChartStyle.LABEL);
        NumberAxis axis = (NumberAxis) chart.getCategoryPlot().getRangeAxis();
        axis.setRange(0, 100);
        axis.setTickUnit(new NumberTickUnit(10));
        return chart;
    }

    /**
     * Draws a bar for each layer, as long as its energy.
     *
     * @param title of the chart
     * @param bars layers, top to bottom
     */
    public static JFreeChart ofLayers(String title, List<Bar> bars) {
        Set<String> parts = parts(bars);
        DefaultCategoryDataset microjoules = new DefaultCategoryDataset();
        for (Bar bar : bars) {
            for (String part : parts) {
                microjoules.addValue(bar.nanojoules().getOrDefault(part, 0.0) / 1e3, part, bar.name());
            }
        }
        JFreeChart chart = bars(title, "energy of one answer, \u00b5J", microjoules, parts);
        return ChartStyle.apply(chart, "Layers from first to last");
    }

    private static Set<String> parts(List<Bar> bars) {
        Set<String> parts = new LinkedHashSet<>();
        bars.forEach(bar -> parts.addAll(bar.nanojoules().keySet()));
        parts.removeIf(part ->
                bars.stream().allMatch(bar -> bar.nanojoules().getOrDefault(part, 0.0) == 0)); // not in the legend
        return parts;
    }

    private static JFreeChart bars(String title, String axis, DefaultCategoryDataset values, Set<String> parts) {
        JFreeChart chart = ChartFactory.createStackedBarChart(
                title, null, axis, values, PlotOrientation.HORIZONTAL, true, false, false);
        CategoryPlot plot = chart.getCategoryPlot();
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        List<Color> colours = colours(new ArrayList<>(parts));
        for (int i = 0; i < parts.size(); i++) {
            renderer.setSeriesPaint(i, colours.get(i));
        }
        plot.setRenderer(renderer);
        plot.getDomainAxis().setMaximumCategoryLabelLines(3);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.6f);
        plot.getDomainAxis().setCategoryMargin(0.35);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        return chart;
    }

    /** Energy with a unit that keeps the number readable. */
    static String energy(double nanojoules) {
        // Just below a thousand the next unit takes over, or three digits would become "1.00e+03".
        if (nanojoules >= 999.5e6) {
            return String.format(Locale.ROOT, "%.3g J", nanojoules / 1e9);
        }
        if (nanojoules >= 999.5e3) {
            return String.format(Locale.ROOT, "%.3g mJ", nanojoules / 1e6);
        }
        if (nanojoules >= 999.5) {
            return String.format(Locale.ROOT, "%.3g \u00b5J", nanojoules / 1e3);
        }
        return String.format(Locale.ROOT, "%.3g nJ", nanojoules);
    }

    /** Static power is grey on every chart; the other parts take the palette in turn. */
    private static List<Color> colours(List<String> parts) {
        List<Color> colours = new ArrayList<>();
        int next = 0;
        for (String part : parts) {
            colours.add(part.startsWith("static") ? new Color(0xbdbdbd) : ChartStyle.colour(next++));
        }
        return colours;
    }
}
