package dev.ranvier.core.engine.event;

import dev.ranvier.core.random.RandomStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SpikeScheduleTest {

    /** Times with ties, and times that differ in the last bit only, which the first pass cannot tell apart. */
    @Test
    void spikesComeByTimeThenByNeuron() {
        RandomStream random = new RandomStream(12);
        SpikeSchedule schedule = new SpikeSchedule(500);
        for (int run = 0; run < 20; run++) {
            double[] times = new double[500];
            for (int neuron = 0; neuron < times.length; neuron++) {
                times[neuron] = 10 + random.nextInt(run + 1);
                for (int bits = random.nextInt(3); bits > 0; bits--) {
                    times[neuron] = Math.nextUp(times[neuron]);
                }
                if (run % 2 == 0) {
                    times[neuron] += random.nextDouble();
                }
            }
            List<Integer> firing = IntStream.range(0, times.length)
                    .filter(neuron -> neuron % 5 != 0)
                    .boxed()
                    .toList();
            schedule.clear();
            firing.forEach(neuron -> schedule.add(neuron, times[neuron]));
            schedule.sort();
            List<Integer> expected = firing.stream()
                    .sorted(Comparator.<Integer>comparingDouble(neuron -> times[neuron])
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            for (int neuron : expected) {
                assertEquals(times[neuron], schedule.nextTime());
                assertEquals(neuron, schedule.takeNeuron());
            }
            assertEquals(Double.POSITIVE_INFINITY, schedule.nextTime());
        }
    }

    @Test
    void withoutSpikesThereIsNothing() {
        SpikeSchedule schedule = new SpikeSchedule(3);
        schedule.sort();
        assertEquals(Double.POSITIVE_INFINITY, schedule.nextTime());
    }
}
