package dev.ranvier.examples.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Announces the stages of a study and takes their wall times. */
final class Stages {

    private final Progress progress;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private String current;
    private long currentStart;

    Stages(Progress progress) {
        this.progress = progress;
    }

    /**
     * A new stage begins and the one before ends.
     *
     * @param key its name in the result
     * @param text what the user reads
     */
    void begin(String key, String text) {
        end();
        current = key;
        currentStart = System.nanoTime();
        progress.stage(text);
    }

    /** Wall times so far. */
    StudyResult.Timing timing(int threads) {
        end();
        return new StudyResult.Timing(threads, seconds(start), new LinkedHashMap<>(seconds));
    }

    private void end() {
        if (current != null) {
            seconds.merge(current, seconds(currentStart), Double::sum);
            current = null;
        }
    }

    private static double seconds(long since) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) / 1000.0;
    }
}
