package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipGrid;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every placer keeps. */
abstract class PlacerContract {

    abstract Placer placer();

    @Test
    void everyCoreHasAPlaceOfItsOwnOnTheMesh() {
        for (long seed = 0; seed < 40; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Mesh mesh = new Mesh(1 + random.nextInt(12), 1 + random.nextInt(12));
            int cores = seed % 3 == 0 ? mesh.cores() : 1 + random.nextInt(mesh.cores());
            check(traffic(random, cores), mesh, "seed " + seed);
        }
    }

    @Test
    void coresThatDoNotWorkAreLeftEmpty() {
        for (long seed = 0; seed < 40; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            int width = 1 + random.nextInt(8);
            int height = 2 + random.nextInt(8);
            Set<ChipGrid.Place> disabled = new HashSet<>();
            for (int i = random.nextInt(width * height); i > 0; i--) {
                disabled.add(new ChipGrid.Place(random.nextInt(width), random.nextInt(height - 1)));
            }
            Mesh mesh = new Mesh(width, height, disabled);
            int cores = seed % 3 == 0 ? mesh.cores() : 1 + random.nextInt(mesh.cores());
            check(traffic(random, cores), mesh, "seed " + seed);
        }
    }

    @Test
    void aCoreWithoutTrafficIsPlacedToo() {
        check(new Traffic(5, new int[0], new int[0], new double[0]), new Mesh(3, 2), "no traffic");
        check(new Traffic(1, new int[] {0}, new int[] {0}, new double[] {3}), new Mesh(1, 1), "one core");
        check(new Traffic(2, new int[] {0}, new int[] {1}, new double[] {0}), new Mesh(2, 1), "flow of weight 0");
    }

    @Test
    void theSameTrafficIsPlacedTheSame() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(77);
        Traffic traffic = traffic(random, 50);
        Places first = placer().place(traffic, Mesh.TRUENORTH);
        Places second = placer().place(traffic, Mesh.TRUENORTH);
        assertArrayEquals(first.x(), second.x());
        assertArrayEquals(first.y(), second.y());
    }

    private void check(Traffic traffic, Mesh mesh, String what) {
        Places places = placer().place(traffic, mesh);
        assertEquals(mesh, places.mesh(), what);
        Set<Integer> used = new HashSet<>();
        for (int core = 0; core < traffic.cores(); core++) {
            assertTrue(places.x()[core] >= 0 && places.x()[core] < mesh.width(), what);
            assertTrue(places.y()[core] >= 0 && places.y()[core] < mesh.height(), what);
            assertTrue(
                    mesh.works(places.x()[core], places.y()[core]), "core " + core + " on a disabled place, " + what);
            used.add(places.y()[core] * mesh.width() + places.x()[core]);
        }
        assertEquals(traffic.cores(), used.size(), "two cores at one place, " + what);
    }

    static Traffic traffic(RandomGenerator random, int cores) {
        int flows = random.nextInt(4 * cores);
        int[] from = random.ints(flows, 0, cores).toArray();
        int[] to = random.ints(flows, -1, cores).toArray();
        double[] spikes = random.doubles(flows, 0, 10).toArray();
        return new Traffic(cores, from, to, spikes);
    }
}
