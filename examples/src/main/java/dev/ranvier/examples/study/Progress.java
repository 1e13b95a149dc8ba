package dev.ranvier.examples.study;

import dev.ranvier.training.ann.TrainingListener;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Tells the user where a long run is: each stage at its start, news within a stage at most every second, and a sign of life
 * when nothing else was said for four seconds. Thread-safe.
 */
public final class Progress implements AutoCloseable {

    private static final long SILENCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(4);
    private static final long NEWS_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    private static final long CHECK_MILLISECONDS = 500;

    private static final int SAMPLES_BETWEEN_NEWS = 50;

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final long start;
    private final Thread heart;
    private String stage = "";
    private String news = "";
    private long lastLine;

    /** @param lines takes one line at a time */
    public Progress(Consumer<String> lines) {
        this(lines, System::nanoTime);
    }

    /** With a clock of one's own. */
    Progress(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        heart = new Thread(this::beat, "ranvier-progress");
        heart.setDaemon(true);
        heart.start();
    }

    /** A new stage begins. */
    public synchronized void stage(String text) {
        stage = text;
        news = "";
        print(text);
    }

    /** How far the stage is, e.g. {@code epoch 7 of 20, loss 0.12}. */
    public synchronized void news(String text) {
        news = text;
        if (nanoTime.getAsLong() - lastLine >= NEWS_NANOSECONDS) {
            print(stage + ": " + text);
        }
    }

    /** Passes on how a training goes. */
    public TrainingListener epochs() {
        return (epoch, epochs, loss, accuracy) -> news(String.format(
                Locale.ROOT,
                "epoch %d of %d, loss %.3f, training accuracy %.1f %%",
                epoch,
                epochs,
                loss,
                100 * accuracy));
    }

    /** Passes on how many samples are done. */
    public IntConsumer samples(int all) {
        return done -> {
            if (done % SAMPLES_BETWEEN_NEWS == 0 || done == all) {
                news(done + " of " + all + " images");
            }
        };
    }

    /** Says something once if nothing else was said lately. */
    synchronized void breakSilence() {
        if (!stage.isEmpty() && nanoTime.getAsLong() - lastLine >= SILENCE_NANOSECONDS) {
            print(news.isEmpty() ? stage + " ..." : stage + ": " + news);
        }
    }

    /** Ends the signs of life. */
    @Override
    public void close() {
        heart.interrupt();
    }

    private void print(String text) {
        lastLine = nanoTime.getAsLong();
        lines.accept(String.format(Locale.ROOT, "[%3d s] %s", TimeUnit.NANOSECONDS.toSeconds(lastLine - start), text));
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(CHECK_MILLISECONDS);
                breakSilence();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }
}
