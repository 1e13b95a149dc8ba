package dev.ranvier.examples.study;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.training.data.LabelledImages;

/**
 * What all stages of a study share.
 *
 * @param settings of the study
 * @param train training images
 * @param test test images
 * @param classes number of classes
 * @param gemm computes dense products
 * @param threads number of threads
 * @param progress tells the user
 * @param stages announces stages and takes their times
 */
record StudyContext(
        StudySettings settings,
        LabelledImages train,
        LabelledImages test,
        int classes,
        Gemm gemm,
        int threads,
        Progress progress,
        Stages stages) {}
