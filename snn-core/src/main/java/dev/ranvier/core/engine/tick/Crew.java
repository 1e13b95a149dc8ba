package dev.ranvier.core.engine.tick;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that share a run: again and again each does its part of an epoch and waits for the others. The waits are far too
 * short to send a thread to sleep, so they spin, and give way and then nap only when they last.
 */
final class Crew implements AutoCloseable {

    private static final int SPINS = 5_000; // about 25 microseconds, longer than a wait should be
    private static final int YIELDS = 100;
    private static final long NAP_NANOS = 20_000;

    private final IntConsumer task;
    private final Thread[] helpers;
    private final AtomicInteger done = new AtomicInteger();
    private volatile int round;
    private volatile boolean over;
    private volatile Throwable failure;

    /**
     * Starts the helpers.
     *
     * @param parts number of parts; part 0 is done by the thread that calls {@link #work}
     * @param task does one part of an epoch
     */
    Crew(int parts, IntConsumer task) {
        this.task = task;
        helpers = new Thread[parts - 1];
        for (int i = 0; i < helpers.length; i++) {
            int part = i + 1;
            helpers[i] = new Thread(() -> help(part), "ranvier-tick-" + part);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /** Has every part done once; returns when all are. */
    void work() {
        done.set(0);
        round++; // only this thread writes it
        task.accept(0);
        int spins = 0;
        while (done.get() < helpers.length) {
            spins = pause(spins);
        }
        if (failure != null) {
            throw new IllegalStateException("a thread of the tick engine failed", failure);
        }
    }

    /** Sends the helpers home and waits until they have gone. */
    @Override
    public void close() {
        over = true;
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true; // they end soon in any case
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void help(int part) {
        int seen = 0;
        while (true) {
            int spins = 0;
            while (round == seen) {
                if (over) {
                    return;
                }
                spins = pause(spins);
            }
            seen++;
            try {
                task.accept(part);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            done.incrementAndGet();
        }
    }

    private static int pause(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else if (spins < SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(NAP_NANOS); // the machine is busy with something else
            return spins;
        }
        return spins + 1;
    }
}
