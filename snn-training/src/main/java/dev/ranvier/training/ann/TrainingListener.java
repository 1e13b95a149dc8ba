package dev.ranvier.training.ann;

/** Is told how a training goes on, by the thread that trains. */
@FunctionalInterface
public interface TrainingListener {

    /** Listens to nothing. */
    TrainingListener NONE = (epoch, epochs, meanLoss, trainAccuracy) -> {};

    /**
     * An epoch has ended.
     *
     * @param epoch which one, counted from 1
     * @param epochs how many there will be
     * @param meanLoss mean loss of the epoch's samples, each as the network was when it saw them
     * @param trainAccuracy fraction of them that it got right (shifted as they were), 0..1
     */
    void epoch(int epoch, int epochs, double meanLoss, double trainAccuracy);
}
