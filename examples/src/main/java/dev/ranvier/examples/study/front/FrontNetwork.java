package dev.ranvier.examples.study.front;

import dev.ranvier.core.coding.ViewsEncoder.View;
import java.util.ArrayList;
import java.util.List;

/**
 * One point of the front: trained networks side by side, and how an image is shown to them.
 *
 * @param name for tables and charts
 * @param members names of the trained networks
 * @param views how an image is shown, one view a tick
 */
record FrontNetwork(String name, List<String> members, List<View> views) {

    /** Name of the network of five cores. */
    static final String SMALL = "mnist-small";

    private static final View PLAIN = new View(0, 0, 0.5f);
    private static final List<View> GREY = List.of(PLAIN, new View(0, 0, 0.3f), new View(0, 0, 0.7f));

    /** The best of the wide networks on the held-out images, and the five that were best together there. */
    private static final List<String> BEST = List.of(wide(6));

    private static final List<String> SEVERAL = List.of(wide(3), wide(4), wide(6), wide(9), wide(10));

    /** Name of a wide network, counted from 1 in the order in which the trainings make them. */
    static String wide(int number) {
        return "mnist-wide-" + number;
    }

    /** All points, from the cheapest up. Members and views were chosen on held-out training images. */
    static List<FrontNetwork> all() {
        return List.of(
                new FrontNetwork("small, 1 view", List.of(SMALL), List.of(PLAIN)),
                new FrontNetwork("small, 15 views", List.of(SMALL), cross(0.5f, 0.3f, 0.7f)),
                new FrontNetwork("wide, 1 view", BEST, List.of(PLAIN)),
                new FrontNetwork("wide, 3 views", BEST, GREY),
                new FrontNetwork(SEVERAL.size() + " wide, 3 views", SEVERAL, GREY));
    }

    /** Names of all networks that are used. */
    static List<String> used() {
        return all().stream()
                .flatMap(network -> network.members().stream())
                .distinct()
                .toList();
    }

    /** The image where it is, and moved by one pixel up, down, left and right, each at every threshold. */
    private static List<View> cross(float... thresholds) {
        List<View> views = new ArrayList<>();
        for (float threshold : thresholds) {
            for (int[] by : new int[][] {{0, 0}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}}) {
                views.add(new View(by[0], by[1], threshold));
            }
        }
        return views;
    }
}
