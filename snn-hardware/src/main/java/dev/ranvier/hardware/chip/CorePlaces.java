package dev.ranvier.hardware.chip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which core is where in the mesh. */
final class CorePlaces {

    private final Map<Long, Integer> positions = new HashMap<>();

    /** @throws IllegalArgumentException if two cores are at one place */
    CorePlaces(List<CoreProgram> cores) {
        for (int core = 0; core < cores.size(); core++) {
            int x = cores.get(core).x();
            int y = cores.get(core).y();
            if (positions.put(key(x, y), core) != null) {
                throw new IllegalArgumentException("two cores are at (" + x + ", " + y + ")");
            }
        }
    }

    /** Position in the list of the core at a place, or -1 if none is there. */
    int at(int x, int y) {
        return positions.getOrDefault(key(x, y), -1);
    }

    private static long key(int x, int y) {
        return (long) x << 32 | y & 0xffffffffL;
    }
}
