package dev.ranvier.training.ann;

import java.util.function.Supplier;

/** Is told how a training goes on, by the thread that trains. */
@FunctionalInterface
public interface TrainingListener {

    /** Listens to nothing. */
    TrainingListener NONE = (epoch, epochs, meanLoss, trainAccuracy) -> {};

    /**
     * The samples of an epoch have all been seen.
     *
     * @param epoch which one, counted from 1
     * @param epochs how many there will be
     * @param meanLoss mean loss of the epoch's samples, each as the network was when it saw them
     * @param trainAccuracy fraction of them that it got right (varied as they were), 0..1
     */
    void epoch(int epoch, int epochs, double meanLoss, double trainAccuracy);

    /**
     * A minibatch is done.
     *
     * @param epoch which one, counted from 1
     * @param samplesDone samples of the epoch so far
     * @param samples samples of an epoch
     * @param meanLoss mean loss of the minibatch
     */
    default void minibatch(int epoch, int samplesDone, int samples, double meanLoss) {}

    /**
     * An epoch has ended, its validation included.
     *
     * @param ended how it went
     * @param state gives the state to resume from, which costs a copy; valid during this call only
     */
    default void ended(EpochRecord ended, Supplier<TrainingState> state) {}
}
