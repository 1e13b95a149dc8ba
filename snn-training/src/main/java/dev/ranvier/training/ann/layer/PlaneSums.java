package dev.ranvier.training.ann.layer;

/** Sums over neighbours in four parts, so that one addition need not wait for the one before. */
final class PlaneSums {

    private PlaneSums() {}

    /** Sum of {@code x[at] .. x[at + count - 1]}. */
    static float sum(float[] x, int at, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = at;
        for (int whole = at + (count & ~3); i < whole; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < at + count; i++) {
            a += x[i];
        }
        return a + b + (c + d);
    }

    /** Sum of {@code (x - middle)^2}. */
    static float squares(float[] x, int at, int count, float middle) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = at;
        for (int whole = at + (count & ~3); i < whole; i += 4) {
            a += (x[i] - middle) * (x[i] - middle);
            b += (x[i + 1] - middle) * (x[i + 1] - middle);
            c += (x[i + 2] - middle) * (x[i + 2] - middle);
            d += (x[i + 3] - middle) * (x[i + 3] - middle);
        }
        for (; i < at + count; i++) {
            a += (x[i] - middle) * (x[i] - middle);
        }
        return a + b + (c + d);
    }

    /** Sum of {@code g (x - middle)}. */
    static float products(float[] g, float[] x, int at, int count, float middle) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = at;
        for (int whole = at + (count & ~3); i < whole; i += 4) {
            a += g[i] * (x[i] - middle);
            b += g[i + 1] * (x[i + 1] - middle);
            c += g[i + 2] * (x[i + 2] - middle);
            d += g[i + 3] * (x[i + 3] - middle);
        }
        for (; i < at + count; i++) {
            a += g[i] * (x[i] - middle);
        }
        return a + b + (c + d);
    }
}
