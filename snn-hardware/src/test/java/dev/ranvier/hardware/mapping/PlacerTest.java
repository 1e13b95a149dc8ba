package dev.ranvier.hardware.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlacerTest {

    @Nested
    class Snake extends PlacerContract {
        @Override
        Placer placer() {
            return new SnakePlacer();
        }
    }

    @Nested
    class HilbertAsNumbered extends PlacerContract {
        @Override
        Placer placer() {
            return new HilbertPlacer(HilbertPlacer.Order.AS_NUMBERED);
        }
    }

    @Nested
    class HilbertByTraffic extends PlacerContract {
        @Override
        Placer placer() {
            return new HilbertPlacer(HilbertPlacer.Order.BY_TRAFFIC);
        }
    }

    @Nested
    class Spectral extends PlacerContract {
        @Override
        Placer placer() {
            return new SpectralPlacer(5);
        }
    }

    @Nested
    class Force extends PlacerContract {
        @Override
        Placer placer() {
            return new ForcePlacer(new SnakePlacer());
        }
    }

    @Nested
    class Swap extends PlacerContract {
        @Override
        Placer placer() {
            return new SwapPlacer(5);
        }
    }

    @Test
    void theSnakeGoesThereAndBack() {
        Traffic silent = new Traffic(7, new int[0], new int[0], new double[0]);
        Places places = new SnakePlacer(3).place(silent, new Mesh(5, 5));
        assertArrayEquals(new int[] {0, 1, 2, 2, 1, 0, 0}, places.x());
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 2}, places.y());
        Places wide = new SnakePlacer(1).place(silent, new Mesh(5, 2));
        assertArrayEquals(new int[] {0, 1, 2, 3, 3, 2, 1}, wide.x(), "as many columns as the rows need");
    }

    @Test
    void theHilbertCurveTakesOneStepAtATime() {
        for (int side : new int[] {1, 2, 4, 6, 8, 16, 32}) {
            Traffic silent = new Traffic(side * side, new int[0], new int[0], new double[0]);
            Places places = new HilbertPlacer(HilbertPlacer.Order.AS_NUMBERED).place(silent, new Mesh(side, side));
            for (int core = 1; core < side * side; core++) {
                int step = Math.abs(places.x()[core] - places.x()[core - 1])
                        + Math.abs(places.y()[core] - places.y()[core - 1]);
                assertEquals(1, step, "side " + side + ", core " + core);
            }
        }
        // the curve of order 1
        Traffic four = new Traffic(4, new int[0], new int[0], new double[0]);
        Places places = new HilbertPlacer(HilbertPlacer.Order.AS_NUMBERED).place(four, Mesh.TRUENORTH);
        assertArrayEquals(new int[] {0, 0, 1, 1}, places.x());
        assertArrayEquals(new int[] {0, 1, 1, 0}, places.y());
    }

    @Test
    void hopsAndTheBusiestLinkAreCountedByHand() {
        // cores at (0,0), (1,0), (1,1); 5 spikes 0 -> 2 (2 links), 7 spikes 2 -> port (-1,0) (3 links), 9 to itself
        Traffic traffic = new Traffic(3, new int[] {0, 2, 1}, new int[] {2, -1, 1}, new double[] {5, 7, 9});
        Places places = new SnakePlacer(2).place(traffic, new Mesh(4, 4));
        assertEquals(10 + 21, traffic.hops(places));
        assertEquals(21, traffic.totalSpikes());
        assertEquals(12, traffic.interCoreSpikes());
        // x first: 0 -> 2 over (0,0)-(1,0)-(1,1); to the port over (1,1)-(0,1)-(-1,1)-(-1,0)
        assertEquals(7, ExpectedLoads.busiest(traffic, places));
        Traffic both = new Traffic(3, new int[] {0, 0}, new int[] {1, 2}, new double[] {5, 7});
        assertEquals(12, ExpectedLoads.busiest(both, new SnakePlacer(2).place(both, new Mesh(4, 4))));
    }

    @Test
    void refinementIsNeverWorseThanItsStart() {
        for (long seed = 0; seed < 30; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Traffic traffic = PlacerContract.traffic(random, 1 + random.nextInt(60));
            Mesh mesh = seed % 2 == 0 ? Mesh.TRUENORTH : new Mesh(8, 8);
            double sequential = traffic.hops(new SnakePlacer().place(traffic, mesh));
            double slack = 1e-9 * sequential;
            assertTrue(traffic.hops(new SwapPlacer(seed).place(traffic, mesh)) <= sequential, "seed " + seed);
            Placer force = new ForcePlacer(new SnakePlacer());
            assertTrue(traffic.hops(force.place(traffic, mesh)) <= sequential + slack, "seed " + seed);
            for (Placer start : List.of(new SpectralPlacer(seed), new HilbertPlacer(HilbertPlacer.Order.BY_TRAFFIC))) {
                double before = traffic.hops(start.place(traffic, mesh));
                double after = traffic.hops(new SwapPlacer(seed, start).place(traffic, mesh));
                assertTrue(after <= before, "seed " + seed + ", " + start);
            }
        }
    }

    @Test
    void theBestOfSeveralIsTaken() {
        Traffic pair = new Traffic(3, new int[] {0}, new int[] {2}, new double[] {1});
        Placer snake = new SnakePlacer(); // 2 links
        Placer square = new SnakePlacer(2); // (0,0) and (1,1): 2 links
        Placer curve = new HilbertPlacer(HilbertPlacer.Order.BY_TRAFFIC); // neighbours
        assertEquals(1, pair.hops(new BestPlacer(List.of(snake, square, curve)).place(pair, new Mesh(4, 4))));
        assertThrows(IllegalArgumentException.class, () -> new BestPlacer(List.of()));
    }

    @Test
    void aGridOfNeighboursIsUntangled() {
        int side = 12;
        Traffic traffic = shuffledGrid(side);
        double sequential = traffic.hops(new SnakePlacer().place(traffic, Mesh.TRUENORTH));
        double least = traffic.totalSpikes();
        double spectral = traffic.hops(new SpectralPlacer(1).place(traffic, Mesh.TRUENORTH));
        assertTrue(spectral < 3 * least, spectral + " hops, least " + least);
        double swapped = traffic.hops(new SwapPlacer(1).place(traffic, Mesh.TRUENORTH));
        assertTrue(swapped < 1.3 * least, swapped + " hops, least " + least);
        double forced = traffic.hops(new ForcePlacer(new SnakePlacer(side)).place(traffic, Mesh.TRUENORTH));
        assertTrue(2 * forced < sequential, forced + " hops, sequential " + sequential);
    }

    /** A grid in random order, each core talking to its right and lower neighbour. */
    private static Traffic shuffledGrid(int side) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        int[] rank = new int[side * side];
        for (int i = 0; i < rank.length; i++) {
            rank[i] = i;
        }
        for (int i = rank.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = rank[i];
            rank[i] = rank[j];
            rank[j] = swap;
        }
        int[] from = new int[2 * side * (side - 1)];
        int[] to = new int[from.length];
        int flow = 0;
        for (int i = 0; i < rank.length; i++) {
            if (i % side < side - 1) {
                from[flow] = rank[i];
                to[flow++] = rank[i + 1];
            }
            if (i < side * (side - 1)) {
                from[flow] = rank[i];
                to[flow++] = rank[i + side];
            }
        }
        double[] spikes = new double[from.length];
        Arrays.fill(spikes, 10);
        return new Traffic(rank.length, from, to, spikes);
    }
}
