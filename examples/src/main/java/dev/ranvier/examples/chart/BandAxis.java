package dev.ranvier.examples.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A vertical axis of bands one above the other, each with its name at its middle instead of numbers. */
final class BandAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;

    private final String[] names;
    private final double[] middles; // [band], in the unit of the axis

    BandAxis(List<String> names, double[] middles, double height) {
        this.names = names.toArray(String[]::new);
        this.middles = middles.clone();
        setRange(0, height);
        setTickLabelFont(ChartStyle.LABEL);
        setTickMarksVisible(false);
    }

    @Override
    protected List<Tick> refreshTicksVertical(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        List<Tick> ticks = new ArrayList<>();
        for (int band = 0; band < names.length; band++) {
            ticks.add(new NumberTick(middles[band], names[band], TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0));
        }
        return ticks;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
