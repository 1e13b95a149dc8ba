package dev.ranvier.examples.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The common look: white ground, light grid, and the palette of Okabe and Ito (2008, "Color Universal Design"), which people
 * with the usual colour deficiencies can tell apart, with four darker colours after it for charts of many parts.
 */
final class ChartStyle {

    static final Color INK = new Color(0x2b2b2b);
    static final Color GRID = new Color(0xe3e3e3);
    static final Color MUTED = new Color(0x767676);

    private static final Color[] PALETTE = {
        new Color(0x0072b2), // blue
        new Color(0xd55e00), // vermilion
        new Color(0x009e73), // bluish green
        new Color(0xcc79a7), // reddish purple
        new Color(0xe69f00), // orange
        new Color(0x56b4e9), // sky blue
        new Color(0xf0e442), // yellow
        new Color(0x5b3a8c), // violet
        new Color(0x8c5a2b), // brown
        new Color(0x004d40), // dark green
        new Color(0x9f1239), // crimson
    };

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke THIN = new BasicStroke(1f);
    static final BasicStroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {5f, 4f}, 0f);

    private ChartStyle() {}

    /** Colour of the i-th series; the palette repeats after eleven. */
    static Color colour(int series) {
        return PALETTE[series % PALETTE.length];
    }

    /** Gives a chart and its plot the common look and a subtitle. */
    static JFreeChart apply(JFreeChart chart, String subtitle) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(10, 10, 8, 14));
        TextTitle title = chart.getTitle();
        title.setFont(TITLE);
        title.setPaint(INK);
        left(title);
        if (!subtitle.isEmpty()) {
            TextTitle second = new TextTitle(subtitle, SMALL);
            second.setPaint(MUTED);
            second.setPadding(new RectangleInsets(0, 1, 8, 1));
            left(second);
            chart.addSubtitle(0, second);
        }
        if (chart.getLegend() != null) {
            chart.getLegend().setItemFont(LABEL);
            chart.getLegend().setItemPaint(INK);
            chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
            chart.getLegend().setPosition(RectangleEdge.BOTTOM);
        }
        plot(chart.getPlot());
        return chart;
    }

    /** A number as text without needless zeros. */
    static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static void left(TextTitle title) {
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setExpandToFitSpace(true);
    }

    private static void plot(Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        if (plot instanceof XYPlot xy) {
            xy.setDomainGridlinePaint(GRID);
            xy.setRangeGridlinePaint(GRID);
            xy.setDomainGridlineStroke(new BasicStroke(1f));
            xy.setRangeGridlineStroke(new BasicStroke(1f));
            axis(xy.getDomainAxis());
            if (xy.getRangeAxis() != null) { // the panels of a combined plot have their own
                axis(xy.getRangeAxis());
            }
        } else if (plot instanceof CategoryPlot category) {
            category.setRangeGridlinePaint(GRID);
            category.setRangeGridlineStroke(new BasicStroke(1f));
            axis(category.getDomainAxis());
            axis(category.getRangeAxis());
        }
    }

    private static void axis(Axis axis) {
        axis.setLabelFont(LABEL);
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(MUTED);
        axis.setTickMarkPaint(MUTED);
        if (axis instanceof NumberAxis number) {
            number.setAutoRangeIncludesZero(false);
        }
    }
}
