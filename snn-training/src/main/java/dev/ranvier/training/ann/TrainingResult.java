package dev.ranvier.training.ann;

import dev.ranvier.core.model.LayerGraph;
import java.util.List;

/**
 * What a training gave.
 *
 * @param model the network after the best epoch
 * @param history all epochs that were gone through
 * @param bestEpoch the epoch whose network it is: the first with the highest validation accuracy, without validation the last
 */
public record TrainingResult(LayerGraph model, List<EpochRecord> history, int bestEpoch) {

    /** Takes a copy of the list. */
    public TrainingResult {
        history = List.copyOf(history);
    }

    /** The record of the best epoch. */
    public EpochRecord best() {
        return history.get(bestEpoch - 1);
    }
}
