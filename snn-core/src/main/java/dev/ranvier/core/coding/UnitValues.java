package dev.ranvier.core.coding;

/** The one check that all encoders share. */
final class UnitValues {

    private UnitValues() {}

    static void require(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("value " + i + " is " + values[i]
                        + ", an encoder takes 0..1; were the pixels not divided by 255?");
            }
        }
    }
}
