package dev.ranvier.hardware.mapping;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlacerTest {

    @Test
    void theSnakeGoesThereAndBack() {
        Places places = new SnakePlacer(3).place(new Traffic(7, new int[0], new int[0], new double[0]), new Mesh(5, 5));
        assertArrayEquals(new int[] {0, 1, 2, 2, 1, 0, 0}, places.x());
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 2}, places.y());
        Places wide = new SnakePlacer(1).place(new Traffic(7, new int[0], new int[0], new double[0]), new Mesh(5, 2));
        assertArrayEquals(new int[] {0, 1, 2, 3, 3, 2, 1}, wide.x(), "as many columns as the rows need");
    }

    @Test
    void hopsAreCountedByHand() {
        // cores at (0,0), (1,0), (1,1); 5 spikes 0 -> 2 (2 links), 7 spikes 2 -> port (-1,0) (3 links), 9 to itself
        Traffic traffic = new Traffic(3, new int[] {0, 2, 1}, new int[] {2, -1, 1}, new double[] {5, 7, 9});
        assertEquals(10 + 21, traffic.hops(new SnakePlacer(2).place(traffic, new Mesh(4, 4))));
        assertEquals(21, traffic.totalSpikes());
    }

    @Test
    void swapsAreNeverWorseThanTheSnakeAndTheSameForTheSameSeed() {
        for (long seed = 0; seed < 30; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            int cores = 1 + random.nextInt(60);
            Traffic traffic = randomTraffic(random, cores);
            Mesh mesh = seed % 2 == 0 ? Mesh.TRUENORTH : new Mesh(8, 8);
            Places places = new SwapPlacer(seed).place(traffic, mesh);
            double sequential = traffic.hops(new SnakePlacer().place(traffic, mesh));
            assertTrue(traffic.hops(places) <= sequential, "seed " + seed);
            Set<Integer> used = new HashSet<>();
            for (int core = 0; core < cores; core++) {
                assertTrue(places.x()[core] >= 0 && places.x()[core] < mesh.width(), "seed " + seed);
                assertTrue(places.y()[core] >= 0 && places.y()[core] < mesh.height(), "seed " + seed);
                used.add(places.y()[core] * mesh.width() + places.x()[core]);
            }
            assertEquals(cores, used.size(), "two cores at one place, seed " + seed);
            assertArrayEquals(
                    places.x(), new SwapPlacer(seed).place(traffic, mesh).x());
        }
    }

    @Test
    void aGridOfNeighboursIsUntangled() {
        // a 6 x 6 grid in random order, each core talking to its right and lower neighbour
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        int[] order = random.ints(0, 1 << 30).distinct().limit(36).toArray();
        int[] rank = new int[36];
        for (int i = 0; i < 36; i++) {
            for (int j = 0; j < 36; j++) {
                rank[i] += order[j] < order[i] ? 1 : 0;
            }
        }
        int[] from = new int[60];
        int[] to = new int[60];
        double[] spikes = new double[60];
        int flow = 0;
        for (int i = 0; i < 36; i++) {
            for (int neighbour : new int[] {i % 6 < 5 ? i + 1 : -1, i < 30 ? i + 6 : -1}) {
                if (neighbour >= 0) {
                    from[flow] = rank[i];
                    to[flow] = rank[neighbour];
                    spikes[flow++] = 10;
                }
            }
        }
        Traffic traffic = new Traffic(36, from, to, spikes);
        double sequential = traffic.hops(new SnakePlacer().place(traffic, Mesh.TRUENORTH));
        double placed = traffic.hops(new SwapPlacer(1).place(traffic, Mesh.TRUENORTH));
        assertTrue(2 * placed <= sequential, placed + " hops, sequential " + sequential);
    }

    private static Traffic randomTraffic(RandomGenerator random, int cores) {
        int flows = random.nextInt(4 * cores);
        int[] from = random.ints(flows, 0, cores).toArray();
        int[] to = random.ints(flows, -1, cores).toArray();
        double[] spikes = random.ints(flows, 1, 256).asDoubleStream().toArray();
        return new Traffic(cores, from, to, spikes);
    }
}
