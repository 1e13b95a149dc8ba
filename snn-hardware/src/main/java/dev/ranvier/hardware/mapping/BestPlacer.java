package dev.ranvier.hardware.mapping;

import java.util.List;

/**
 * Asks several placers and takes the places with the fewest hops, the first among equals.
 *
 * @param placers at least one
 */
public record BestPlacer(List<Placer> placers) implements Placer {

    /** @throws IllegalArgumentException if there is no placer */
    public BestPlacer {
        placers = List.copyOf(placers);
        if (placers.isEmpty()) {
            throw new IllegalArgumentException("the best of no placers; give at least one");
        }
    }

    @Override
    public Places place(Traffic traffic, Mesh mesh) {
        Places best = null;
        double fewest = Double.POSITIVE_INFINITY;
        for (Placer placer : placers) {
            Places places = placer.place(traffic, mesh);
            double hops = traffic.hops(places);
            if (best == null || hops < fewest) {
                best = places;
                fewest = hops;
            }
        }
        return best;
    }
}
