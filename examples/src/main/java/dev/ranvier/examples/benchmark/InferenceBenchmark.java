package dev.ranvier.examples.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleResults;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.kernel.Kernels;
import dev.ranvier.training.data.LabelledImages;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The question: how many images does a converted network answer in a second of processor time, and how many synaptic events
 * is that? Processor time, because it is the same on a machine that does other work, and that of the whole process, so that
 * encoding, collecting garbage and compiling are in it. All images are answered once before the clock starts.
 */
public final class InferenceBenchmark {

    /** The question in words, for results. */
    public static final String QUESTION =
            "How many images does a converted network answer in a second of processor time?";

    /**
     * What was measured.
     *
     * @param question what is asked
     * @param network name of the network
     * @param coding its code
     * @param precision of the tick engine; the event engine has 64 bits
     * @param weights how dense weights are held
     * @param kernel what the innermost loops are
     * @param batch samples side by side on a thread; 0: chosen by the size of the network
     * @param threads number of threads
     * @param samples images of a repeat
     * @param repeats number of repeats
     * @param accuracy share of right answers, 0..1
     * @param imagesPerCpuSecond median over the repeats
     * @param imagesPerSecond the same of wall time
     * @param synapticEventsPerSample synapses that carried a spike
     * @param synapticEventsPerCpuSecond median over the repeats
     * @param spikesPerSample all spikes, those of the input included
     */
    public record Result(
            String question,
            String network,
            String coding,
            String precision,
            String weights,
            String kernel,
            int batch,
            int threads,
            int samples,
            int repeats,
            double accuracy,
            double imagesPerCpuSecond,
            double imagesPerSecond,
            double synapticEventsPerSample,
            double synapticEventsPerCpuSecond,
            double spikesPerSample) {}

    private InferenceBenchmark() {}

    /**
     * Warms up and measures.
     *
     * @param repeats how often, at least 1
     * @param warmUpSeconds processor time to spend before the clock starts, so that the compiler has settled; the images are
     *     answered once at least
     * @param progress told what is being done
     * @throws IllegalArgumentException if the settings do not fit the classifier
     */
    public static Result run(
            SpikingClassifier classifier,
            RunSettings settings,
            LabelledImages images,
            int repeats,
            double warmUpSeconds,
            Consumer<String> progress) {
        SampleRunner runner = new SampleRunner(classifier, settings);
        progress.accept("warming up");
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long begin = machine.getProcessCpuTime();
        SampleResults results;
        do {
            results = runner.run(images.size(), images::sample);
        } while ((machine.getProcessCpuTime() - begin) * 1e-9 < warmUpSeconds);
        double[] cpu = new double[repeats];
        double[] wall = new double[repeats];
        for (int repeat = 0; repeat < repeats; repeat++) {
            progress.accept("run " + (repeat + 1) + " of " + repeats);
            long wallBegin = System.nanoTime();
            long cpuBegin = machine.getProcessCpuTime();
            results = runner.run(images.size(), images::sample);
            cpu[repeat] = (machine.getProcessCpuTime() - cpuBegin) * 1e-9;
            wall[repeat] = (System.nanoTime() - wallBegin) * 1e-9;
        }
        double samples = images.size();
        double events = results.activity().totalSynapticEvents() / samples;
        double perCpuSecond = samples / median(cpu);
        return new Result(
                QUESTION,
                classifier.network().name(),
                classifier.coding(),
                settings.precision().name().toLowerCase(Locale.ROOT),
                settings.weights().name().toLowerCase(Locale.ROOT),
                Kernels.best().name(),
                settings.batch(),
                settings.threads(),
                images.size(),
                repeats,
                results.accuracy(images::label),
                perCpuSecond,
                samples / median(wall),
                events,
                events * perCpuSecond,
                results.activity().totalSpikes() / samples);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
