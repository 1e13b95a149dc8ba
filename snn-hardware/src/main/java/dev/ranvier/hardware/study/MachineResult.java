package dev.ranvier.hardware.study;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * One row of a comparison: what one sample costs on one machine.
 *
 * @param name name of the machine
 * @param family kind of machine
 * @param accuracy share of right answers with that machine's own arithmetic, 0..1
 * @param energyPerSampleNanojoules energy of one sample, the sum of the breakdown
 * @param latencyMicroseconds time until the answer is there; on a machine that runs a batch, the time of the batch
 * @param breakdown energy of one sample by part of the machine, nanojoules
 * @param sources where parameters and constants come from
 * @param notes what the reader must know: node, uncertain figures, what is not counted
 */
public record MachineResult(
        String name,
        String family,
        double accuracy,
        double energyPerSampleNanojoules,
        double latencyMicroseconds,
        LinkedHashMap<String, Double> breakdown,
        List<String> sources,
        List<String> notes) {

    private static final double RELATIVE_TOLERANCE = 1e-9;

    /** @throws IllegalArgumentException if a value is impossible or the breakdown does not add up to the energy */
    public MachineResult {
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException(
                    name + ": accuracy must be 0..1, got " + accuracy + "; is it a percentage?");
        }
        if (!(energyPerSampleNanojoules >= 0) || !(latencyMicroseconds >= 0)) {
            throw new IllegalArgumentException(name + ": energy and latency must be at least 0, got "
                    + energyPerSampleNanojoules + " nJ and " + latencyMicroseconds + " us");
        }
        double sum = 0;
        for (double part : breakdown.values()) {
            sum += part;
        }
        if (!(Math.abs(sum - energyPerSampleNanojoules) <= RELATIVE_TOLERANCE * energyPerSampleNanojoules)) {
            throw new IllegalArgumentException(name + ": the parts add up to " + sum + " nJ, the energy is "
                    + energyPerSampleNanojoules + " nJ; is one of them for a whole batch?");
        }
        breakdown = new LinkedHashMap<>(breakdown);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    /** Energy of one sample by part, nanojoules; a new map each time. */
    @Override
    public LinkedHashMap<String, Double> breakdown() {
        return new LinkedHashMap<>(breakdown);
    }
}
