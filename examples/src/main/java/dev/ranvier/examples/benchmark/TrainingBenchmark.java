package dev.ranvier.examples.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.ann.Augmentation;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.OptimiserRule;
import dev.ranvier.training.ann.Schedule;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.data.LabelledImages;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The question: how long does one epoch of training take, in wall and in processor seconds, and how much memory, for the
 * networks and settings of a plain PyTorch script: batch 128, Adam with rate 0.001, no biases, no variations of the images?
 * The first epoch holds the warm-up of the Java machine, as it does for a user.
 */
public final class TrainingBenchmark {

    /**
     * What was measured.
     *
     * @param layers the network, in short
     * @param kernel what computed the dense products
     * @param threads number of threads
     * @param samples images of an epoch
     * @param epochs each epoch
     * @param peakMebibytes largest resident memory of the process so far; NaN where the system does not tell
     */
    public record Result(
            String layers, String kernel, int threads, int samples, List<Epoch> epochs, double peakMebibytes) {

        /** Takes a copy of the list. */
        public Result {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * One epoch.
     *
     * @param wallSeconds wall time
     * @param cpuSeconds processor time of the whole process, compiler and garbage collector included
     * @param trainAccuracy fraction of the images that it got right, 0..1
     */
    public record Epoch(double wallSeconds, double cpuSeconds, double trainAccuracy) {}

    private TrainingBenchmark() {}

    /** Trains and measures. */
    public static Result run(String layers, LabelledImages images, int epochs, Gemm gemm, int threads) {
        LayerGraph start = LayerNotation.build(layers, images.shape(), 10, 1);
        TrainingPlan plan = new TrainingPlan(
                epochs,
                128,
                new OptimiserRule.AdamW(0),
                1e-3,
                new Schedule.Constant(),
                0,
                0,
                Augmentation.NONE,
                false,
                0);
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<Epoch> measured = new ArrayList<>();
        long[] last = {System.nanoTime(), machine.getProcessCpuTime()};
        TrainingListener listener = (epoch, of, loss, accuracy) -> {
            long wall = System.nanoTime();
            long cpu = machine.getProcessCpuTime();
            measured.add(new Epoch(seconds(wall - last[0]), seconds(cpu - last[1]), accuracy));
            last[0] = wall;
            last[1] = cpu;
        };
        new Trainer(gemm).train(TrainingTask.of(start, images, plan, 1), listener);
        return new Result(layers, gemm.description(), threads, images.size(), measured, ProcessMemory.peakMebibytes());
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
