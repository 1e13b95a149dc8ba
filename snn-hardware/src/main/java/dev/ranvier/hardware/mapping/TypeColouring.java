package dev.ranvier.hardware.mapping;

import java.util.Arrays;

/**
 * Gives types to inputs so that inputs in conflict have different types: graph colouring. The next input is the one
 * with the fewest types left, among equals the one with the most synapses (Brelaz 1979, doi:10.1145/359094.359101);
 * it takes the first type that is free.
 */
final class TypeColouring {

    static final int NONE = -1;

    /** Steps of the exact search. Random graphs of a core's size mostly need no step back at all. */
    private static final int SEARCH_STEPS = 20_000;

    private final boolean[][] conflict; // [input][input]
    private final int[] synapses; // [input]
    private final boolean[] first; // [input], true: before all that are not
    private final int types;
    private final int[][] taken; // [input][type], neighbours that have the type
    private final int[] freeTypes; // [input]
    private final int[] colour; // [input], type or NONE
    private final boolean[] done; // [input]
    private int steps;

    private TypeColouring(boolean[][] conflict, int[] synapses, boolean[] first, int types) {
        this.conflict = conflict;
        this.synapses = synapses;
        this.first = first;
        this.types = types;
        taken = new int[synapses.length][types];
        freeTypes = new int[synapses.length];
        colour = new int[synapses.length];
        done = new boolean[synapses.length];
        Arrays.fill(freeTypes, types);
        Arrays.fill(colour, NONE);
    }

    /** A type for every input, or null if none was found. */
    static int[] complete(boolean[][] conflict, int[] synapses, int types) {
        TypeColouring search = new TypeColouring(conflict, synapses, new boolean[synapses.length], types);
        return search.search(synapses.length) ? search.colour : null;
    }

    /**
     * A type for as many inputs as the greedy order finds; the others get {@link #NONE}.
     *
     * @param first {@code [input]}, inputs that shall not be left over if possible
     */
    static int[] partial(boolean[][] conflict, int[] synapses, boolean[] first, int types) {
        TypeColouring greedy = new TypeColouring(conflict, synapses, first, types);
        for (int left = synapses.length; left > 0; left--) {
            int input = greedy.next();
            greedy.done[input] = true;
            for (int type = 0; type < types && greedy.colour[input] == NONE; type++) {
                if (greedy.taken[input][type] == 0) {
                    greedy.give(input, type);
                }
            }
        }
        return greedy.colour;
    }

    private boolean search(int left) {
        if (left == 0) {
            return true;
        }
        int input = next();
        done[input] = true;
        boolean triedUnused = false;
        for (int type = 0; type < types && steps < SEARCH_STEPS && !triedUnused; type++) {
            if (taken[input][type] > 0) {
                continue;
            }
            triedUnused = unused(type); // types not used so far are all alike
            steps++;
            give(input, type);
            if (search(left - 1)) {
                return true;
            }
            takeBack(input, type);
        }
        done[input] = false;
        return false;
    }

    private boolean unused(int type) {
        for (int given : colour) {
            if (given == type) {
                return false;
            }
        }
        return true;
    }

    private int next() {
        int best = -1;
        for (int input = 0; input < synapses.length; input++) {
            if (!done[input] && (best < 0 || before(input, best))) {
                best = input;
            }
        }
        return best;
    }

    private boolean before(int a, int b) {
        if (first[a] != first[b]) {
            return first[a];
        }
        if (freeTypes[a] != freeTypes[b]) {
            return freeTypes[a] < freeTypes[b];
        }
        return synapses[a] > synapses[b];
    }

    private void give(int input, int type) {
        colour[input] = type;
        for (int other = 0; other < synapses.length; other++) {
            if (conflict[input][other] && taken[other][type]++ == 0) {
                freeTypes[other]--;
            }
        }
    }

    private void takeBack(int input, int type) {
        colour[input] = NONE;
        for (int other = 0; other < synapses.length; other++) {
            if (conflict[input][other] && --taken[other][type] == 0) {
                freeTypes[other]++;
            }
        }
    }
}
