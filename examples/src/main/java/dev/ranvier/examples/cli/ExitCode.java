package dev.ranvier.examples.cli;

/** How a run ended, for scripts. */
final class ExitCode {

    /** Done. */
    static final int GOOD = 0;

    /** Our failure, or a comparison that found differences. */
    static final int FAILED = 1;

    /** The user's mistake: an option or a file that cannot be used. */
    static final int USER_MISTAKE = 2;

    private ExitCode() {}
}
