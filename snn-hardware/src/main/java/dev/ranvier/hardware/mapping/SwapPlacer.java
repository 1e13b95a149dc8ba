package dev.ranvier.hardware.mapping;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Improves a start: a core is offered a place near the weighted middle of those it talks to (or, every other time, one
 * within a window around it that shrinks from the whole mesh), and moves there, or changes places with the core that
 * is there, if that does not make the spike-weighted wire length more. At first worse places are taken, too, ever more
 * rarely (simulated annealing, Kirkpatrick et al. 1983, doi:10.1126/science.220.4598.671). What is minimised is the
 * links that spikes pass, as in the placer of IBM's chip (Akopyan et al. 2015, table I). If the start was better after
 * all it is kept.
 *
 * @param seed of the offers (L64X128MixRandom); same seed, same places
 * @param start where to begin
 */
public record SwapPlacer(long seed, Placer start) implements Placer {

    private static final int OFFERS_PER_CORE = 4000;
    private static final int MAX_OFFERS = 20_000_000;
    private static final double SHARE_OF_ANNEALING = 0.8;
    private static final double HOT = 8;
    private static final double WARM = 1;
    private static final int LEAST_WINDOW = 3;
    private static final int OFFERS_A_LOOK = 4; // for each core

    /** Begins with the best of snakes, Hilbert curves and a spectral placement, so it is never worse than those. */
    public SwapPlacer(long seed) {
        this(
                seed,
                new BestPlacer(List.of(
                        new SnakePlacer(),
                        new HilbertPlacer(HilbertPlacer.Order.AS_NUMBERED),
                        new HilbertPlacer(HilbertPlacer.Order.BY_TRAFFIC),
                        new SpectralPlacer(seed))));
    }

    @Override
    public Places place(Traffic traffic, Mesh mesh) {
        Places best = start.place(traffic, mesh);
        double fewest = traffic.hops(best);
        int offers = (int) Math.min(MAX_OFFERS, (long) OFFERS_PER_CORE * traffic.cores());
        // hot: forgets the start where the offers are enough to find something better; warm: keeps its plan
        for (double heat : new double[] {HOT, WARM}) {
            Places places = anneal(traffic, best, offers / 2, heat);
            if (traffic.hops(places) < fewest) {
                best = places;
                fewest = traffic.hops(places);
            }
        }
        return best;
    }

    /**
     * The best of the places passed through, looked at every few offers.
     *
     * @param heat the first temperature, in hops of the mean flow
     */
    private Places anneal(Traffic traffic, Places from, int offers, double heat) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Placement placement = new Placement(traffic, from);
        Places best = from;
        double gained = 0;
        double most = 0;
        double meanFlow = placement.meanFlow();
        int widest = Math.max(placement.mesh().width(), placement.mesh().height());
        double annealing = SHARE_OF_ANNEALING * offers;
        double[] middle = new double[2];
        for (int offer = 0; offer < offers; offer++) {
            double left = Math.max(0, 1 - offer / annealing);
            double temperature = heat * meanFlow * left * left; // in hops
            int core = random.nextInt(placement.cores());
            int place;
            if (offer % 2 == 0) {
                placement.middle(core, middle);
                place = around(placement, random, (int) Math.round(middle[0]), (int) Math.round(middle[1]), 2);
            } else {
                int window = offer % 8 == 1 ? widest : Math.max(LEAST_WINDOW, (int) (widest * left));
                place = around(placement, random, placement.x(core), placement.y(core), window);
            }
            int old = placement.placeOf(core);
            if (place != old && placement.works(place)) {
                double more = placement.move(core, place);
                if (more > 0 && !(temperature > 0 && random.nextDouble() < Math.exp(-more / temperature))) {
                    placement.move(core, old);
                } else {
                    gained -= more;
                }
            }
            if ((offer + 1) % (OFFERS_A_LOOK * placement.cores()) == 0 && gained > most) {
                most = gained;
                best = placement.places();
            }
        }
        return gained > most ? placement.places() : best;
    }

    private static int around(Placement placement, RandomGenerator random, int x, int y, int window) {
        return placement.place(x + random.nextInt(-window, window + 1), y + random.nextInt(-window, window + 1));
    }
}
