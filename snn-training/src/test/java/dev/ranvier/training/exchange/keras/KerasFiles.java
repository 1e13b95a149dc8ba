package dev.ranvier.training.exchange.keras;

/** Small sound Keras files for tests of other packages. */
public final class KerasFiles {

    private KerasFiles() {}

    /** A file of cases.zip. */
    public static byte[] small(String name) {
        return KerasCasesTest.entries().get(name);
    }
}
