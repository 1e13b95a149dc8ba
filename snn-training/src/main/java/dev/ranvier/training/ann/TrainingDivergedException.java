package dev.ranvier.training.ann;

/** A training whose loss is no longer a number. It comes from the settings, most often a learning rate that is too large. */
public final class TrainingDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrainingDivergedException(int epoch, double learningRate) {
        super("the loss is no finite number in epoch " + epoch + ": the training diverged; is the learning rate of "
                + learningRate + " too large?");
    }
}
