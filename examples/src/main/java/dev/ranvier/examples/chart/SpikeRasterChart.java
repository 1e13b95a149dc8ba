package dev.ranvier.examples.chart;

import dev.ranvier.core.spike.SpikeBatch;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDotRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Spikes of one sample: a panel for each population, time to the right, one dot a spike. */
public final class SpikeRasterChart {

    /** Populations of at most this many neurons get larger dots and a row label each. */
    private static final int FEW_NEURONS = 20;

    /**
     * Spikes of one population.
     *
     * @param name shown beside the panel
     * @param size number of neurons
     * @param spikes its spikes
     */
    public record Panel(String name, int size, SpikeBatch spikes) {}

    private SpikeRasterChart() {}

    /**
     * Draws the panels from top to bottom.
     *
     * @param title of the chart
     * @param subtitle what is shown
     * @param timeLabel label of the time axis, with its unit
     * @param panels populations from input to output
     * @param endMs end of the time axis
     */
    public static JFreeChart of(String title, String subtitle, String timeLabel, List<Panel> panels, double endMs) {
        NumberAxis time = new NumberAxis(timeLabel);
        time.setRange(-0.01 * endMs, endMs * 1.01);
        CombinedDomainXYPlot combined = new CombinedDomainXYPlot(time);
        combined.setGap(12);
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            int weight = panel.size() <= FEW_NEURONS ? 2 : 3;
            combined.add(plot(panel, i), weight);
        }
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, combined, false);
        ChartStyle.apply(chart, subtitle);
        for (Object subplot : combined.getSubplots()) {
            ((XYPlot) subplot).setRangeGridlinesVisible(false);
        }
        return chart;
    }

    private static XYPlot plot(Panel panel, int index) {
        DefaultXYDataset dots = new DefaultXYDataset();
        double[] neurons = new double[panel.spikes().size()];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = panel.spikes().neurons()[i];
        }
        dots.addSeries(panel.name(), new double[][] {panel.spikes().timesMs(), neurons});
        boolean few = panel.size() <= FEW_NEURONS;
        XYPlot plot = new XYPlot(dots, null, few ? rows(panel) : axis(panel), null);
        if (few) {
            XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
            marks.setSeriesShape(0, new Rectangle2D.Double(-1.5, -4, 3, 8));
            marks.setSeriesPaint(0, ChartStyle.colour(index));
            plot.setRenderer(marks);
        } else {
            XYDotRenderer small = new XYDotRenderer();
            small.setDotWidth(2);
            small.setDotHeight(2);
            small.setSeriesPaint(0, ChartStyle.colour(index));
            plot.setRenderer(small);
        }
        plot.setBackgroundPaint(java.awt.Color.WHITE);
        plot.setDomainGridlinePaint(ChartStyle.GRID);
        plot.setOutlinePaint(ChartStyle.GRID);
        return plot;
    }

    private static NumberAxis axis(Panel panel) {
        NumberAxis axis = new NumberAxis(panel.name());
        axis.setRange(-0.03 * panel.size(), 1.03 * panel.size());
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        style(axis);
        return axis;
    }

    private static NumberAxis rows(Panel panel) {
        String[] names = new String[panel.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = Integer.toString(i);
        }
        SymbolAxis axis = new SymbolAxis(panel.name(), names);
        axis.setGridBandsVisible(false);
        style(axis);
        return axis;
    }

    private static void style(NumberAxis axis) {
        axis.setLabelFont(ChartStyle.LABEL);
        axis.setTickLabelFont(ChartStyle.SMALL);
        axis.setFixedDimension(64);
    }
}
