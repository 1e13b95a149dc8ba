package dev.ranvier.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears when the user or the system asks the program to end (Ctrl-C, SIGTERM), and gives a run that is asked so the
 * time to close its files. While it is open the Java machine waits for {@link #close}, but not for ever.
 */
final class Interruption implements AutoCloseable {

    /** Shorter than what {@link ChildJvm} allows. */
    private static final long PATIENCE_MILLISECONDS = 8_000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "ranvier-interruption");
    private volatile boolean asked;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** True once the program was asked to end. */
    boolean asked() {
        return asked;
    }

    @Override
    public void close() {
        closed.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // the machine has just begun to end
            }
        }
    }

    private void await() {
        asked = true;
        try {
            if (!closed.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(ExitCode.FAILED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
