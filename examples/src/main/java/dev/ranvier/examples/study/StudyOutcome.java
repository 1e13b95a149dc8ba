package dev.ranvier.examples.study;

import java.util.List;

/**
 * What a study leaves: the result and what is drawn from single samples.
 *
 * @param result all figures
 * @param rasters spikes of one test image in each code
 */
public record StudyOutcome(StudyResult result, List<Raster> rasters) {

    /** Takes a copy of the list. */
    public StudyOutcome {
        rasters = List.copyOf(rasters);
    }
}
