package dev.ranvier.examples.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ui.TextAnchor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LabelPlacesTest {

    private static final double WIDTH = 780;
    private static final double HEIGHT = 385;

    @Test
    void aLoneNameStandsRightOfItsDot() {
        LabelPlaces.Place place = place(dot(100, 100)).get(0);
        assertEquals(TextAnchor.CENTER_LEFT, place.anchor());
        assertEquals(110, place.x());
        assertEquals(100, place.y());
    }

    @Test
    void aNameTurnsInwardsAtTheRightEdge() {
        assertEquals(TextAnchor.CENTER_RIGHT, place(dot(760, 100)).get(0).anchor());
    }

    @Test
    void crowdedNamesLeaveThePlotAndEachOtherAlone() {
        List<Point2D> dots = List.of(
                dot(680, 65), dot(680, 79), dot(120, 190), dot(485, 193), dot(480, 188), dot(330, 340), dot(5, 380));
        List<LabelPlaces.Place> places = place(dots.toArray(new Point2D[0]));
        List<Rectangle2D> boxes = new ArrayList<>();
        for (LabelPlaces.Place place : places) {
            Rectangle2D box = place.box();
            assertTrue(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT).contains(box), () -> "outside: " + box);
            for (Rectangle2D other : boxes) {
                assertFalse(box.intersects(other), () -> box + " covers " + other);
            }
            for (Point2D dot : dots) {
                assertFalse(box.contains(dot), () -> box + " covers " + dot);
            }
            boxes.add(box);
        }
    }

    private static List<LabelPlaces.Place> place(Point2D... dots) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < dots.length; i++) {
            names.add("machine number " + i);
        }
        return new LabelPlaces(WIDTH, HEIGHT).of(List.of(dots), names);
    }

    private static Point2D dot(double x, double y) {
        return new Point2D.Double(x, y);
    }
}
