package dev.ranvier.hardware.chip;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that run the cores of a chip together, one part each and in step: a tick is too short to hand it to an executor.
 * A thread that waits spins for a while before it sleeps. One simulator at a time may use a team; the calling thread is
 * its first member. Daemon threads; {@link #close} ends them.
 */
public final class ChipTeam implements AutoCloseable {

    private static final int SPINS = 20_000; // some tenths of a millisecond

    private final Thread[] others;
    private final AtomicInteger round = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private volatile Throwable failure;
    private volatile boolean closed;
    private IntConsumer work; // published by round

    /**
     * Starts the threads.
     *
     * @param threads members of the team, the caller included, at least 1
     * @throws IllegalArgumentException if there are none
     */
    public ChipTeam(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a team needs at least 1 thread, got " + threads);
        }
        others = new Thread[threads - 1];
        for (int i = 0; i < others.length; i++) {
            int member = i + 1;
            others[i] = new Thread(() -> serve(member), "chip-" + member);
            others[i].setDaemon(true);
            others[i].start();
        }
    }

    /** Number of members. */
    public int size() {
        return others.length + 1;
    }

    /** Has every member do its part, called with the member's number, and returns when all are done. */
    void run(IntConsumer part) {
        if (others.length == 0) {
            part.accept(0);
            return;
        }
        if (closed) {
            throw new IllegalStateException("this team has been closed");
        }
        work = part;
        working.set(others.length);
        round.incrementAndGet();
        for (int i = 0; i < others.length; i++) {
            LockSupport.unpark(others[i]);
        }
        part.accept(0);
        int spins = 0;
        while (working.get() > 0) {
            if (++spins > SPINS) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        if (failure != null) {
            throw new IllegalStateException("a thread of the chip failed", failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread other : others) {
            LockSupport.unpark(other);
        }
    }

    private void serve(int member) {
        int seen = 0;
        while (true) {
            int spins = 0;
            while (round.get() == seen) {
                if (closed) {
                    return;
                }
                if (++spins > SPINS) {
                    LockSupport.park(this);
                } else {
                    Thread.onSpinWait();
                }
            }
            seen = round.get();
            try {
                work.accept(member);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                working.decrementAndGet();
            }
        }
    }
}
