package dev.ranvier.hardware.accelerator.rowstationary;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Looks for the mapping with the least product of cycles and energy, with energies in the relative costs of Chen, Emer,
 * Sze 2016 ({@link WordCounts#relativeEnergy}); of equals, and of those within
 * a thousandth of each other that a bound cannot tell apart, the first found. It reads shapes and the machine only, no
 * energy table and no published mapping.
 *
 * <p>A batch never runs with more cycles for a sample than one of its divisors: only mappings that are no slower than
 * the ones chosen for batch / prime, done prime times, are looked at. Strips and image groups are tried in equal parts,
 * ceil(size / k), so that whatever a batch can do, a multiple of it can, too.
 */
final class RowStationaryMapper {

    /** A mapping whose product is within this share of a bound for all others ends the search among them. */
    private static final double CLOSE_ENOUGH = 1e-3;

    private final RowStationaryMachine machine;
    private final RowStationaryShape shape;
    private final long mostCycles;
    private final double leastEnergy;
    private final double leastLinkCycles;
    private RowStationaryMapping best;
    private double bestScore;

    private RowStationaryMapper(RowStationaryMachine machine, RowStationaryShape shape, long mostCycles) {
        this.machine = machine;
        this.shape = shape;
        this.mostCycles = mostCycles;
        this.leastEnergy = shape.leastRelativeEnergy();
        this.leastLinkCycles = shape.leastMemoryWords() / machine.dramWordsPerCycle();
    }

    /** @throws IllegalArgumentException if not even the smallest piece of the layer fits into the buffer */
    static RowStationaryMapping map(RowStationaryMachine machine, RowStationaryShape shape) {
        return map(machine, shape, new HashMap<>());
    }

    /**
     * The same with a memory of what was found for other shapes on the same machine.
     *
     * @param found by shape. Modified.
     */
    static RowStationaryMapping map(
            RowStationaryMachine machine,
            RowStationaryShape shape,
            Map<RowStationaryShape, RowStationaryMapping> found) {
        RowStationaryMapping known = found.get(shape);
        if (known != null) {
            return known;
        }
        long mostCycles = Long.MAX_VALUE;
        for (int prime : shape.primeDivisorsOfBatch()) {
            RowStationaryShape part = shape.withImages(shape.images() / prime);
            mostCycles = Math.min(mostCycles, prime * map(machine, part, found).cycles());
        }
        RowStationaryMapping best = new RowStationaryMapper(machine, shape, mostCycles).search();
        found.put(shape, best);
        return best;
    }

    private RowStationaryMapping search() {
        for (int e : equalParts(shape.outputHeight())) {
            for (int n : equalParts(shape.images())) {
                tryStrip(e, n);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("one row of " + shape.inputWidth()
                    + " input words and its partial sums exceed the buffer of " + machine.bufferWords() + " words");
        }
        return best;
    }

    private void tryStrip(int e, int n) {
        int setRows = RowStationaryMapping.ceil(
                shape.filterHeight(), RowStationaryMapping.ceil(shape.filterHeight(), machine.rows()));
        int sets = setsThatFit(e, setRows);
        for (int r = 1; r <= Math.min(sets, shape.channels()); r++) {
            for (int t = Math.min(sets / r, shape.filters()); t >= 1; t--) {
                long active = (long) setRows * e * r * t;
                // No mapping is faster than its active elements or the link; most are ruled out by that alone.
                double fewestCycles = Math.max((double) shape.multiplyAccumulates() / active, leastLinkCycles);
                if (best == null || fewestCycles * leastEnergy * (1 + CLOSE_ENOUGH) < bestScore) {
                    tryInterleavings(e, n, r, t);
                }
            }
        }
    }

    private void tryInterleavings(int e, int n, int r, int t) {
        int columnParts = RowStationaryMapping.ceil(shape.filterWidth(), machine.inputSpadWords());
        int taps = RowStationaryMapping.ceil(shape.filterWidth(), columnParts);
        int channels = shape.channels();
        int filters = shape.filters();
        for (int q = 1; q <= machine.inputSpadWords() / taps; q++) {
            if (isWasteful(channels, q, r)) {
                continue;
            }
            int mostFilters = Math.min(machine.sumSpadWords(), machine.filterSpadWords() / (q * taps));
            for (int p = 1; p <= mostFilters; p++) {
                if (!isWasteful(filters, p, t)) {
                    keepIfBetter(RowStationaryMapping.evaluate(machine, shape, e, n, p, q, r, t));
                }
            }
        }
    }

    /** True if one fewer of either factor needs no more passes: then it loads less in each and is never slower. */
    private static boolean isWasteful(int size, int interleaved, int sets) {
        int passes = RowStationaryMapping.ceil(size, interleaved * sets);
        return interleaved > 1 && RowStationaryMapping.ceil(size, (interleaved - 1) * sets) == passes
                || sets > 1 && RowStationaryMapping.ceil(size, interleaved * (sets - 1)) == passes;
    }

    /** Sets of {@code setRows} x e elements that the array holds; one wider than the array is cut and stacked. */
    private int setsThatFit(int e, int setRows) {
        int stacked = machine.rows() / setRows;
        return e <= machine.columns()
                ? stacked * (machine.columns() / e)
                : stacked / RowStationaryMapping.ceil(e, machine.columns());
    }

    private void keepIfBetter(RowStationaryMapping candidate) {
        if (candidate == null || candidate.cycles() > mostCycles) {
            return;
        }
        double score = candidate.cycles() * candidate.words().relativeEnergy();
        if (best == null || score < bestScore) {
            best = candidate;
            bestScore = score;
        }
    }

    /** The different values of ceil(size / k), largest first. */
    private static int[] equalParts(int size) {
        return IntStream.rangeClosed(1, size)
                .map(k -> RowStationaryMapping.ceil(size, k))
                .distinct()
                .toArray();
    }
}
