package dev.ranvier.core.engine.kernel;

/** Plain loops: what every Java runtime can do, and the reference for the others. */
final class ScalarKernels implements Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int jump(
            float[] v,
            float[] base,
            float[] threshold,
            float decay,
            float[] sums,
            int at,
            int[] fired,
            int count,
            int from,
            int to) {
        int listed = count;
        for (int i = from; i < to; i++) {
            v[i] = v[i] * decay + base[i] + sums[at + i];
            sums[at + i] = 0;
            if (v[i] >= threshold[i]) {
                fired[listed++] = i;
            }
        }
        return listed;
    }

    @Override
    public int oneCurrent(
            float[] v,
            float[] current,
            float[] base,
            float[] threshold,
            float decay,
            float gain,
            float currentDecay,
            float[] sums,
            int at,
            int[] fired,
            int count,
            int from,
            int to) {
        int listed = count;
        for (int i = from; i < to; i++) {
            v[i] = v[i] * decay + base[i] + current[i] * gain;
            current[i] = current[i] * currentDecay + sums[at + i];
            sums[at + i] = 0;
            if (v[i] >= threshold[i]) {
                fired[listed++] = i;
            }
        }
        return listed;
    }

    @Override
    public int twoCurrents(
            float[] v,
            float[] a,
            float[] b,
            float[] base,
            float[] threshold,
            float[] factors,
            float[] sumsA,
            float[] sumsB,
            int at,
            int[] fired,
            int count,
            int from,
            int to) {
        int listed = count;
        for (int i = from; i < to; i++) {
            v[i] = v[i] * factors[0] + base[i] + a[i] * factors[1] + b[i] * factors[3];
            a[i] = a[i] * factors[2] + sumsA[at + i];
            b[i] = b[i] * factors[4] + sumsB[at + i];
            sumsA[at + i] = 0;
            sumsB[at + i] = 0;
            if (v[i] >= threshold[i]) {
                fired[listed++] = i;
            }
        }
        return listed;
    }
}
