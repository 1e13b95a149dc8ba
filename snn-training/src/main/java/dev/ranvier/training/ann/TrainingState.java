package dev.ranvier.training.ann;

import java.util.List;

/**
 * A training at the end of an epoch, complete enough to go on to the same bits. The arrays are copies.
 *
 * @param fingerprint of everything that decides what the training gives; see {@link TrainingFingerprint}
 * @param values trained values, array by array
 * @param layerMemory what layers remember beside them
 * @param optimiserMemory what the optimiser remembers
 * @param bestValues trained values after the best epoch
 * @param bestMemory what layers remembered then
 * @param history epochs so far, at least one
 * @param bestEpoch counted from 1
 */
public record TrainingState(
        String fingerprint,
        List<float[]> values,
        List<float[]> layerMemory,
        List<float[]> optimiserMemory,
        List<float[]> bestValues,
        List<float[]> bestMemory,
        List<EpochRecord> history,
        int bestEpoch) {

    /** Epochs that are done. */
    public int epoch() {
        return history.size();
    }
}
