package dev.ranvier.hardware.accelerator.rowstationary;

import java.util.HashMap;
import java.util.Map;

/**
 * A layer cut among vaults: {@code rowParts} by {@code filterParts} equal parts, each mapped on one array. Inputs lie
 * where their output rows are made, weights where their filters are; what a part needs beyond that comes from other
 * vaults.
 *
 * @param rowParts parts of the output rows
 * @param filterParts parts of the filters
 * @param mapping of one part, the largest
 * @param remoteWords words of the memory that all parts together take from other vaults
 */
record VaultPartition(int rowParts, int filterParts, RowStationaryMapping mapping, double remoteWords) {

    private static final double HOP_COST = 4; // of an array transfer of 2; as 40 pJ beside 4 pJ and two and a half hops

    /**
     * The division of the vaults with the least product of time and energy, of those in which a batch takes no more
     * time for a sample than one of its divisors.
     *
     * @throws IllegalArgumentException if not even the smallest piece of the layer fits into a buffer
     */
    static VaultPartition best(RowStationaryMachine array, RowStationaryShape shape, int vaults) {
        return best(array, shape, vaults, new HashMap<>());
    }

    private static VaultPartition best(
            RowStationaryMachine array,
            RowStationaryShape shape,
            int vaults,
            Map<RowStationaryShape, RowStationaryMapping> found) {
        long mostCycles = Long.MAX_VALUE;
        for (int prime : shape.primeDivisorsOfBatch()) {
            RowStationaryShape fewer = shape.withImages(shape.images() / prime);
            mostCycles = Math.min(
                    mostCycles,
                    prime * best(array, fewer, vaults, found).mapping().cycles());
        }
        VaultPartition best = null;
        for (int rowParts = 1; rowParts <= Math.min(vaults, shape.outputHeight()); rowParts++) {
            if (vaults % rowParts != 0) {
                continue;
            }
            int filterParts = Math.min(vaults / rowParts, shape.filters());
            VaultPartition candidate = of(array, shape, rowParts, filterParts, found);
            if (candidate.mapping().cycles() <= mostCycles && (best == null || candidate.score() < best.score())) {
                best = candidate;
            }
        }
        return best;
    }

    private static VaultPartition of(
            RowStationaryMachine array,
            RowStationaryShape shape,
            int rowParts,
            int filterParts,
            Map<RowStationaryShape, RowStationaryMapping> found) {
        RowStationaryShape part = shape.part(
                RowStationaryMapping.ceil(shape.outputHeight(), rowParts),
                RowStationaryMapping.ceil(shape.filters(), filterParts));
        RowStationaryMapping mapping = RowStationaryMapper.map(array, part, found);
        WordCounts words = mapping.words();
        int parts = rowParts * filterParts;
        double remoteInputs = (double) words.inputDram() * (filterParts - 1) / filterParts;
        double remoteFilters = (double) words.filterDram() * (rowParts - 1) / rowParts;
        return new VaultPartition(rowParts, filterParts, mapping, parts * (remoteInputs + remoteFilters));
    }

    /** Vaults with work. */
    int vaults() {
        return rowParts * filterParts;
    }

    private double score() {
        return mapping.cycles() * (vaults() * mapping.words().relativeEnergy() + HOP_COST * remoteWords);
    }
}
