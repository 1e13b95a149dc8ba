package dev.ranvier.hardware.accelerator.crossbar;

/** Layers without weights, which run beside the crossbars in ordinary logic. None modifies its input. */
final class DigitalStages {

    private DigitalStages() {}

    static float[] relu(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = Math.max(0, values[i]);
        }
        return result;
    }

    static float[] step(float[] values, float threshold) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] >= threshold ? 1 : 0;
        }
        return result;
    }

    static float[] vote(float[] values, int classes) {
        float[] result = new float[classes];
        for (int i = 0; i < values.length; i++) {
            result[i % classes] += values[i];
        }
        return result;
    }
}
