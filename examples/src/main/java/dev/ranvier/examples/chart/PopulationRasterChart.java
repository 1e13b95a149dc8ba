package dev.ranvier.examples.chart;

import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.examples.chart.SpikeRasterChart.Panel;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDotRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Spikes of large populations in one plot, the first population at the top, each in its colour, one dot a spike. Of
 * populations that have too many neurons or spikes to be drawn, every n-th neuron is shown, the same n for all.
 */
public final class PopulationRasterChart {

    private static final int MOST_ROWS = 1_200; // about the pixels of the plot
    private static final int MOST_DOTS = 20_000; // so that the SVG stays small
    private static final double GAP = 0.012; // between bands, of the height

    private PopulationRasterChart() {}

    /**
     * Draws the populations.
     *
     * @param title of the chart
     * @param panels populations from top to bottom
     * @param fromMs begin of the time axis
     * @param toMs end of the time axis
     */
    public static JFreeChart of(String title, List<Panel> panels, double fromMs, double toMs) {
        int stride = stride(panels, fromMs, toMs);
        double rows = panels.stream().mapToDouble(panel -> rows(panel, stride)).sum();
        double gap = Math.max(1, GAP * rows);
        double height = rows + gap * (panels.size() + 1);
        DefaultXYDataset dots = new DefaultXYDataset();
        XYDotRenderer renderer = new XYDotRenderer();
        renderer.setDotWidth(2);
        renderer.setDotHeight(2);
        double[] middles = new double[panels.size()];
        double top = height - gap;
        XYPlot plot = new XYPlot(dots, new NumberAxis("ms"), null, renderer);
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            dots.addSeries(panel.name(), dots(panel.spikes(), stride, top, fromMs, toMs));
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            double bottom = top - rows(panel, stride);
            middles[i] = (top + bottom) / 2;
            if (i + 1 < panels.size()) {
                plot.addRangeMarker(new ValueMarker(bottom - gap / 2, ChartStyle.GRID, ChartStyle.THIN));
            }
            top = bottom - gap;
        }
        plot.setRangeAxis(new BandAxis(panels.stream().map(Panel::name).toList(), middles, height));
        plot.getDomainAxis().setRange(fromMs, toMs);
        plot.setRangeGridlinesVisible(false);
        JFreeChart chart = new JFreeChart(title, ChartStyle.TITLE, plot, false);
        return ChartStyle.apply(chart, stride == 1 ? "Every spike" : "Spikes of every " + ordinal(stride) + " neuron");
    }

    private static double rows(Panel panel, int stride) {
        return Math.ceil((double) panel.size() / stride);
    }

    private static int stride(List<Panel> panels, double fromMs, double toMs) {
        long neurons = 0;
        long spikes = 0;
        for (Panel panel : panels) {
            neurons += panel.size();
            spikes += Arrays.stream(panel.spikes().timesMs())
                    .filter(timeMs -> timeMs >= fromMs && timeMs < toMs)
                    .count();
        }
        return (int) Math.ceil(Math.max(1, Math.max((double) neurons / MOST_ROWS, (double) spikes / MOST_DOTS)));
    }

    /** {@code [x, y][dot]}; neuron 0 is the highest of its band. */
    private static double[][] dots(SpikeBatch spikes, int stride, double top, double fromMs, double toMs) {
        double[][] dots = new double[2][spikes.size()];
        int count = 0;
        for (int i = 0; i < spikes.size(); i++) {
            double timeMs = spikes.timesMs()[i];
            if (timeMs >= fromMs && timeMs < toMs && spikes.neurons()[i] % stride == 0) {
                dots[0][count] = timeMs;
                dots[1][count++] = top - 0.5 - spikes.neurons()[i] / stride;
            }
        }
        return new double[][] {Arrays.copyOf(dots[0], count), Arrays.copyOf(dots[1], count)};
    }

    private static String ordinal(int number) {
        int last = number % 10;
        boolean teen = number % 100 / 10 == 1;
        return number + (last == 1 && !teen ? "st" : last == 2 && !teen ? "nd" : last == 3 && !teen ? "rd" : "th");
    }
}
