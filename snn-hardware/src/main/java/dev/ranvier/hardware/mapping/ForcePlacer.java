package dev.ranvier.hardware.mapping;

/**
 * Improves a start by forces: in each sweep every core is pulled one place towards the weighted middle of those it
 * talks to, first along the axis in which that is farther, and changes places with what is there if that makes the
 * hops fewer; until a sweep changes nothing (in the manner of the force-directed swaps of Jin et al. 2023, ASPLOS).
 * Draws nothing at random and is never worse than the start.
 *
 * @param start where to begin
 */
public record ForcePlacer(Placer start) implements Placer {

    private static final int MAX_SWEEPS = 1000;

    @Override
    public Places place(Traffic traffic, Mesh mesh) {
        Placement placement = new Placement(traffic, start.place(traffic, mesh));
        double[] middle = new double[2];
        boolean moved = true;
        for (int sweep = 0; moved && sweep < MAX_SWEEPS; sweep++) {
            moved = false;
            for (int core = 0; core < placement.cores(); core++) {
                placement.middle(core, middle);
                double dx = middle[0] - placement.x(core);
                double dy = middle[1] - placement.y(core);
                boolean xFirst = Math.abs(dx) >= Math.abs(dy);
                moved |= pull(placement, core, xFirst ? dx : 0, xFirst ? 0 : dy)
                        || pull(placement, core, xFirst ? 0 : dx, xFirst ? dy : 0);
            }
        }
        return placement.places();
    }

    private static boolean pull(Placement placement, int core, double dx, double dy) {
        int old = placement.placeOf(core);
        int place =
                placement.place(placement.x(core) + (int) Math.signum(dx), placement.y(core) + (int) Math.signum(dy));
        if (place == old || !placement.works(place)) {
            return false;
        }
        if (placement.move(core, place) < 0) {
            return true;
        }
        placement.move(core, old);
        return false;
    }
}
