package dev.ranvier.examples.chart;

import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How loss and error went over the epochs of a training. */
public final class TrainingCurvesChart {

    /**
     * One epoch.
     *
     * @param epoch counted from 1
     * @param loss mean loss of the training samples
     * @param trainAccuracy 0..1
     * @param validationAccuracy 0..1; NaN if there is none
     */
    public record Point(int epoch, double loss, double trainAccuracy, double validationAccuracy) {}

    private TrainingCurvesChart() {}

    /** Draws the curves: error rates on the left axis, the loss on the right one. */
    public static JFreeChart of(String title, List<Point> points) {
        XYSeries train = new XYSeries("training error");
        XYSeries validation = new XYSeries("validation error");
        XYSeries loss = new XYSeries("loss");
        double largestLoss = 0;
        for (Point point : points) {
            train.add(point.epoch(), 100 * (1 - point.trainAccuracy()));
            if (!Double.isNaN(point.validationAccuracy())) {
                validation.add(point.epoch(), 100 * (1 - point.validationAccuracy()));
            }
            loss.add(point.epoch(), point.loss());
            largestLoss = Math.max(largestLoss, point.loss());
        }
        XYSeriesCollection errors = new XYSeriesCollection(train);
        if (!validation.isEmpty()) {
            errors.addSeries(validation);
        }
        JFreeChart chart = ChartFactory.createXYLineChart(
                title, "epoch", "error, % of the images", errors, PlotOrientation.VERTICAL, true, false, false);
        ChartStyle.apply(chart, "Training images are varied and seen by the network as it was at the time");
        XYPlot plot = chart.getXYPlot();
        ((NumberAxis) plot.getDomainAxis()).setTickUnit(new NumberTickUnit(Math.max(1, (points.size() + 9) / 10)));
        ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(true);
        plot.setRenderer(0, renderer(errors.getSeriesCount(), 0));
        NumberAxis right = new NumberAxis("loss");
        right.setLabelFont(ChartStyle.LABEL);
        right.setTickLabelFont(ChartStyle.SMALL);
        right.setRange(0, largestLoss > 0 ? 1.05 * largestLoss : 1);
        plot.setRangeAxis(1, right);
        plot.setDataset(1, new XYSeriesCollection(loss));
        plot.mapDatasetToRangeAxis(1, 1);
        XYLineAndShapeRenderer dashed = renderer(1, 2);
        dashed.setSeriesStroke(0, ChartStyle.DASHED);
        plot.setRenderer(1, dashed);
        return chart;
    }

    private static XYLineAndShapeRenderer renderer(int series, int firstColour) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        for (int i = 0; i < series; i++) {
            renderer.setSeriesPaint(i, ChartStyle.colour(firstColour + i));
            renderer.setSeriesStroke(i, ChartStyle.LINE);
        }
        return renderer;
    }
}
