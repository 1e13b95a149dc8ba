package dev.ranvier.training.ann;

/**
 * How one epoch went.
 *
 * @param epoch which one, counted from 1
 * @param meanLoss mean loss of the epoch's samples, each as the network was when it saw them
 * @param trainAccuracy fraction of them that it got right (varied as they were), 0..1
 * @param validationAccuracy after the epoch, 0..1; NaN without validation images
 */
public record EpochRecord(int epoch, double meanLoss, double trainAccuracy, double validationAccuracy) {}
