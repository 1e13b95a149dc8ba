package dev.ranvier.examples.benchmark;

import dev.ranvier.core.algebra.Gemm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;

/**
 * The question: how fast is one dense product through our seam on one thread? Answered for
 * {@code C = A B'} with A of m x k and B of n x k (the forward pass of a dense layer) in processor time, which other programs
 * on the machine disturb less than wall time.
 */
public final class GemmBenchmark {

    private static final double FLOPS_PER_REPEAT = 1e9;
    private static final int WARM_UP = 3;

    /**
     * What was measured.
     *
     * @param kernel what computed
     * @param m rows of C
     * @param n columns of C
     * @param k inner dimension
     * @param milliseconds processor time of one product, median of the repeats
     * @param gigaflopsPerSecond 2 m n k over that
     */
    public record Result(
            String kernel,
            int m,
            int n,
            int k,
            double milliseconds,
            double gigaflopsPerSecond) {}

    private GemmBenchmark() {}

    /**
     * Measures.
     *
     * @param gemm a kernel with one thread
     * @param repeats measurements, each of about 1 GFLOP
     */
    public static Result run(Gemm gemm, int m, int n, int k, int repeats) {
        Random random = new Random(1);
        float[] a = floats(m * k, random);
        float[] b = floats(n * k, random);
        float[] c = new float[m * n];
        Runnable ours = () -> gemm.multiply(false, true, m, n, k, 1, a, b, 0, c);
        double work = 2.0 * m * n * k;
        int products = (int) Math.max(1, FLOPS_PER_REPEAT / work);
        double[] ourTimes = new double[repeats];
        for (int i = -WARM_UP; i < repeats; i++) {
            double our = milliseconds(ours, products);
            if (i >= 0) {
                ourTimes[i] = our;
            }
        }
        double median = median(ourTimes);
        return new Result(gemm.description(), m, n, k, median, work / median / 1e6);
    }

    private static double milliseconds(Runnable product, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            product.run();
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e6 / times;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static float[] floats(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
