package dev.ranvier.examples.chart;

import java.awt.font.FontRenderContext;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ui.TextAnchor;

/**
 * Places the names of dots beside them so that no name leaves the plot or covers a dot or another name, as far as there is
 * room. Names are placed one after the other, each on the best of eight sides. All lengths are points, y upwards.
 */
final class LabelPlaces {

    private static final double DOT_RADIUS = 6;
    private static final double LEAVES_PLOT = 100; // how much worse than covering something
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** Sides in the order of preference: which part of the text is anchored, and where, seen from the dot. */
    private enum Side {
        RIGHT(TextAnchor.CENTER_LEFT, 10, 0),
        LEFT(TextAnchor.CENTER_RIGHT, -10, 0),
        ABOVE(TextAnchor.BOTTOM_CENTER, 0, 8),
        BELOW(TextAnchor.TOP_CENTER, 0, -8),
        ABOVE_RIGHT(TextAnchor.BOTTOM_LEFT, 5, 6),
        BELOW_RIGHT(TextAnchor.TOP_LEFT, 5, -6),
        ABOVE_LEFT(TextAnchor.BOTTOM_RIGHT, -5, 6),
        BELOW_LEFT(TextAnchor.TOP_RIGHT, -5, -6);

        private final TextAnchor anchor;
        private final double dx;
        private final double dy;

        Side(TextAnchor anchor, double dx, double dy) {
            this.anchor = anchor;
            this.dx = dx;
            this.dy = dy;
        }
    }

    /**
     * Where a name goes.
     *
     * @param x position of the anchor
     * @param y position of the anchor
     * @param anchor the part of the text that stands there
     * @param box what the text covers
     */
    record Place(double x, double y, TextAnchor anchor, Rectangle2D box) {}

    private final Rectangle2D plot;

    LabelPlaces(double width, double height) {
        this.plot = new Rectangle2D.Double(0, 0, width, height);
    }

    /** A place for each name, in the given order; {@code dots.get(i)} belongs to {@code names.get(i)}. */
    List<Place> of(List<Point2D> dots, List<String> names) {
        List<Rectangle2D> taken = new ArrayList<>();
        for (Point2D dot : dots) {
            taken.add(new Rectangle2D.Double(
                    dot.getX() - DOT_RADIUS, dot.getY() - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS));
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Rectangle2D text = ChartStyle.LABEL.getStringBounds(names.get(i), METRICS);
            Place best = null;
            double least = Double.POSITIVE_INFINITY;
            for (Side side : Side.values()) {
                Place place = place(dots.get(i), side, text.getWidth(), text.getHeight());
                double harm = harm(place.box(), taken);
                if (harm < least) {
                    least = harm;
                    best = place;
                }
            }
            places.add(best);
            taken.add(best.box());
        }
        return places;
    }

    private static Place place(Point2D dot, Side side, double width, double height) {
        double x = dot.getX() + side.dx;
        double y = dot.getY() + side.dy;
        double left = x - (side.dx == 0 ? width / 2 : side.dx < 0 ? width : 0);
        double bottom = y - (side.dy == 0 ? height / 2 : side.dy < 0 ? height : 0);
        return new Place(x, y, side.anchor, new Rectangle2D.Double(left, bottom, width, height));
    }

    /** Covered area of dots and names, and a multiple of the area outside the plot. */
    private double harm(Rectangle2D box, List<Rectangle2D> taken) {
        double harm = LEAVES_PLOT * (area(box) - shared(box, plot));
        for (Rectangle2D other : taken) {
            harm += shared(box, other);
        }
        return harm;
    }

    private static double shared(Rectangle2D a, Rectangle2D b) {
        return a.intersects(b) ? area(a.createIntersection(b)) : 0;
    }

    private static double area(Rectangle2D box) {
        return box.getWidth() * box.getHeight();
    }
}
