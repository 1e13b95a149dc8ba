package dev.ranvier.examples.study;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(77);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void stagesAtOnceNewsAtMostEverySecondAndNoLongSilence() {
        try (Progress progress = new Progress(lines::add, clock::get)) {
            progress.stage("training");
            progress.news("epoch 1");
            clock.addAndGet(SECOND);
            progress.news("epoch 2");
            progress.news("epoch 3");
            clock.addAndGet(4 * SECOND - 1);
            progress.breakSilence();
            assertEquals(List.of("[  0 s] training", "[  1 s] training: epoch 2"), lines);

            clock.addAndGet(1);
            progress.breakSilence();
            progress.breakSilence();
            assertEquals(3, lines.size());
            assertEquals("[  5 s] training: epoch 3", lines.get(2));

            progress.stage("pricing");
            clock.addAndGet(4 * SECOND);
            progress.breakSilence();
            assertEquals("[  9 s] pricing ...", lines.get(4));
        }
    }
}
