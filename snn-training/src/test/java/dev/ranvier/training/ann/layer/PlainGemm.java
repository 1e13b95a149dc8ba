package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;

/** Three loops with sums in double: what a dense product is, for tests on small matrices. */
public final class PlainGemm implements Gemm {

    @Override
    public void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            float[] b,
            float beta,
            float[] c) {
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                double sum = 0;
                for (int i = 0; i < k; i++) {
                    double left = transposeA ? a[i * m + row] : a[row * k + i];
                    double right = transposeB ? b[column * k + i] : b[i * n + column];
                    sum += left * right;
                }
                int at = row * n + column;
                c[at] = (float) (alpha * sum + (beta == 0 ? 0 : beta * c[at]));
            }
        }
    }

    @Override
    public String description() {
        return "three loops";
    }
}
