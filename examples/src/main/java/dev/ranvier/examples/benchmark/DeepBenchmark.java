package dev.ranvier.examples.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleResults;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.training.data.LabelledImages;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/**
 * The question: how much memory does a spiking VGG-16 need, and how fast do its convolutions run as events? Its
 * kernels are never unrolled: 250 million synapses of 8 bytes would take 2 GB.
 */
public final class DeepBenchmark {

    /** The question in words, for results. */
    public static final String QUESTION =
            "How much memory does a spiking VGG-16 for images of 32 x 32 need, and how fast do its events run?";

    private static final int CALIBRATION_IMAGES = 8;
    private static final double MEBI = 1 << 20;

    /**
     * What was measured.
     *
     * @param question what is asked
     * @param neurons number of neurons, the input apart
     * @param synapses pairs that are joined; only kernels are stored
     * @param steps steps of an image
     * @param images images run after one to warm up
     * @param threads number of threads
     * @param spikesPerImage all spikes
     * @param spikesPerNeuronAndStep mean over neurons and steps
     * @param synapticEventsPerImage synapses that carried a spike
     * @param cpuSecondsPerImage processor time of the whole process
     * @param synapticEventsPerCpuSecond of the same time
     * @param heapMebibytes Java heap in use after the run, garbage collected
     * @param largestHeapMebibytes largest that it may become
     * @param peakMebibytes largest resident memory of the process; NaN where the system does not tell
     */
    public record Result(
            String question,
            long neurons,
            long synapses,
            int steps,
            int images,
            int threads,
            double spikesPerImage,
            double spikesPerNeuronAndStep,
            double synapticEventsPerImage,
            double cpuSecondsPerImage,
            double synapticEventsPerCpuSecond,
            double heapMebibytes,
            double largestHeapMebibytes,
            double peakMebibytes) {}

    private DeepBenchmark() {}

    /**
     * Builds, warms up and measures.
     *
     * @param images number of images, at least 1
     * @param progress told what is being done
     */
    public static Result run(int steps, int images, int threads, long seed, Gemm gemm, Consumer<String> progress) {
        progress.accept("building VGG-16");
        LabelledImages patches = DeepNetwork.patches(Math.max(images, CALIBRATION_IMAGES), seed);
        LabelledImages calibration = patches.subset(first(CALIBRATION_IMAGES));
        SpikingClassifier classifier = DeepNetwork.vgg16(steps, seed, calibration, gemm);
        RunSettings settings =
                RunSettings.onThreads(threads).in(Precision.SINGLE).withBatch(1);
        SampleRunner runner = new SampleRunner(classifier, settings);
        progress.accept("warming up");
        runner.run(threads, patches::sample);
        progress.accept("running " + images + " images");
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long begin = machine.getProcessCpuTime();
        SampleResults results = runner.run(images, patches::sample);
        double cpuSeconds = (machine.getProcessCpuTime() - begin) * 1e-9 / images;
        ManagementFactory.getMemoryMXBean().gc();
        ActivityProfile activity = results.activity();
        int inputs = classifier.network().population(classifier.input()).size();
        long neurons = classifier.network().neurons() - inputs;
        double spikes = (double) activity.totalSpikes() / images;
        double events = (double) activity.totalSynapticEvents() / images;
        return new Result(
                QUESTION,
                neurons,
                classifier.network().synapses(),
                steps,
                images,
                threads,
                spikes,
                spikes / neurons / steps,
                events,
                cpuSeconds,
                events / cpuSeconds,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBI,
                Runtime.getRuntime().maxMemory() / MEBI,
                ProcessMemory.peakMebibytes());
    }

    private static int[] first(int count) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = i;
        }
        return indices;
    }
}
