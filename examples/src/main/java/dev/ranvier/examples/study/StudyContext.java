package dev.ranvier.examples.study;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.data.LabelledImages;
import java.util.Locale;
import java.util.function.IntConsumer;

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
        Stages stages) {

    /** Tells the user about each epoch. */
    TrainingListener epochs() {
        return (epoch, epochs, loss, accuracy) -> progress.news(String.format(
                Locale.ROOT,
                "epoch %d of %d, loss %.3f, training accuracy %.1f %%",
                epoch,
                epochs,
                loss,
                100 * accuracy));
    }

    /** Tells the user how many images are done. */
    IntConsumer images() {
        int all = test.size();
        return done -> {
            if (done % 50 == 0 || done == all) {
                progress.news(done + " of " + all + " images");
            }
        };
    }
}
