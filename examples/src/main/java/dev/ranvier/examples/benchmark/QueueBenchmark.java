package dev.ranvier.examples.benchmark;

import dev.ranvier.core.random.RandomStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The question: what does an event cost in the queue, ours beside those that one would take instead? Every entry is in the
 * queue all the time, as neurons with a drive are. A round takes the first one out and puts it in again an exponential time
 * later, and brings another one forward, as an arrival does with a crossing. In processor time of one thread.
 */
public final class QueueBenchmark {

    private static final int[] SIZES = {1_000, 10_000, 100_000};
    private static final int ROUNDS = 1_000_000;
    private static final int REPEATS = 5;
    private static final int WARM_UP = 2;
    private static final double FORWARD = 0.9; // of the time that is left

    /**
     * What a queue needs.
     *
     * @param queue its name
     * @param entries how many are in it
     * @param nanosecondsPerRound processor time of a removal, an insertion and a move, median of the repeats
     */
    public record Result(String queue, int entries, double nanosecondsPerRound) {}

    private QueueBenchmark() {}

    /** Measures ours and the library's. */
    public static List<Result> run() {
        return run(List.of(QueueContender::ours, QueueContender::library));
    }

    /** Measures some queues, alternated. */
    static List<Result> run(List<IntFunction<QueueContender>> contenders) {
        List<Result> results = new ArrayList<>();
        for (int entries : SIZES) {
            double[][] times = new double[contenders.size()][REPEATS];
            String[] names = new String[contenders.size()];
            for (int repeat = -WARM_UP; repeat < REPEATS; repeat++) {
                for (int i = 0; i < names.length; i++) {
                    QueueContender queue = contenders.get(i).apply(entries);
                    double nanoseconds = nanoseconds(queue, entries);
                    names[i] = queue.name();
                    times[i][Math.max(0, repeat)] = nanoseconds / ROUNDS;
                }
            }
            for (int i = 0; i < names.length; i++) {
                Arrays.sort(times[i]);
                results.add(new Result(names[i], entries, times[i][REPEATS / 2]));
            }
        }
        return results;
    }

    private static double nanoseconds(QueueContender queue, int entries) {
        double[] due = new double[entries];
        RandomStream random = fill(queue, due);
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int round = 0; round < ROUNDS; round++) {
            round(queue, due, random);
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }

    /** Puts all entries in. The array {@code [entry]} of their times is modified. */
    static RandomStream fill(QueueContender queue, double[] due) {
        RandomStream random = new RandomStream(17);
        for (int entry = 0; entry < due.length; entry++) {
            due[entry] = random.nextExponential();
            queue.set(entry, due[entry]);
        }
        return random;
    }

    /** One round; gives the entry that came out. The array {@code [entry]} of times is modified. */
    static int round(QueueContender queue, double[] due, RandomStream random) {
        int first = queue.removeFirst();
        double now = due[first];
        due[first] = now + random.nextExponential();
        queue.set(first, due[first]);
        int other = random.nextInt(due.length);
        due[other] = now + FORWARD * (due[other] - now);
        queue.set(other, due[other]);
        return first;
    }
}
