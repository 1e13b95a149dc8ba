package dev.ranvier.examples.cli;

import dev.ranvier.training.ann.TrainingListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that fills with the images that a training has seen: images a second, time left, epoch, loss. */
final class TrainingBar implements TrainingListener, AutoCloseable {

    private static final int WIDTH = 118;
    private static final int INTERACTIVE_MILLISECONDS = 250;
    private static final int LOG_MILLISECONDS = 3000;

    private final ProgressBar bar;
    private final int epochs;
    private final int samples;
    private double smoothLoss = Double.NaN;

    /**
     * @param err where the bar goes
     * @param interactive whether it is drawn over and over on one line; else a line comes now and then
     * @param epochs of the training, at most
     * @param samples of an epoch
     * @param epochsDone before this run
     */
    TrainingBar(PrintWriter err, boolean interactive, int epochs, int samples, int epochsDone) {
        this.epochs = epochs;
        this.samples = samples;
        bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setUnit(" images", 1)
                .showSpeed()
                .setInitialMax((long) epochs * samples)
                .startsFrom((long) epochsDone * samples, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(interactive ? INTERACTIVE_MILLISECONDS : LOG_MILLISECONDS)
                .setConsumer(new Lines(err, interactive))
                .build();
    }

    @Override
    public void epoch(int epoch, int of, double meanLoss, double trainAccuracy) {
        say(epoch, meanLoss);
    }

    @Override
    public void minibatch(int epoch, int samplesDone, int samplesOfEpoch, double meanLoss) {
        smoothLoss = Double.isNaN(smoothLoss) ? meanLoss : 0.95 * smoothLoss + 0.05 * meanLoss;
        bar.stepTo((long) (epoch - 1) * samples + samplesDone);
        say(epoch, smoothLoss);
    }

    private void say(int epoch, double loss) {
        bar.setExtraMessage(String.format(Locale.ROOT, " epoch %d/%d loss %.3f", epoch, epochs, loss));
    }

    @Override
    public void close() {
        bar.close();
    }

    /** Writes the bar as it is rendered. */
    private record Lines(PrintWriter err, boolean interactive) implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            if (interactive) {
                err.print("\r" + rendered);
            } else {
                err.println(rendered);
            }
            err.flush();
        }

        @Override
        public void close() {
            if (interactive) {
                err.println();
                err.flush();
            }
        }
    }
}
