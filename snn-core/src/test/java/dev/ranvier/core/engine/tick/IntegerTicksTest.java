package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The integer neuron tick by tick, by hand. */
class IntegerTicksTest {

    private static IntegerNeuron neuron(
            int leak,
            boolean reversal,
            int threshold,
            int floor,
            Reset reset,
            int resetTo,
            boolean saturating,
            int start) {
        return new IntegerNeuron(
                Values.uniform(leak),
                reversal,
                Values.uniform(threshold),
                Values.uniform(floor),
                reset,
                Values.uniform(resetTo),
                saturating,
                Values.uniform(start));
    }

    private static Circuit circuit(IntegerNeuron model, float weight) {
        return new Circuit().source("in", 1).neurons("n", 1, model).dense("in", "n", 0, weight);
    }

    /** Potentials after ticks 0, 1, 2 ...; the last value of each run's list is the number of spikes. */
    private static double[] trace(IntegerNeuron model, float weight, int ticks, double... inputTicks) {
        CompiledNetwork network = circuit(model, weight).compile(TimeBase.clocked(1));
        double[] trace = trace(new TickEngine(network), ticks, inputTicks);
        assertArrayEquals(trace, trace(new EventEngine(network), ticks, inputTicks), "event engine");
        return trace;
    }

    private static double[] trace(Engine engine, int ticks, double... inputTicks) {
        engine.stimulate(Stimulus.of("in", Circuit.at(inputTicks)));
        double[] trace = new double[ticks + 1];
        double[] potential = new double[1];
        for (int tick = 0; tick < ticks; tick++) {
            engine.advance(tick + 1, new StopRule.Never());
            engine.potentials(1, potential);
            trace[tick] = potential[0];
        }
        trace[ticks] = engine.activity().spikes()[1];
        return trace;
    }

    @Test
    void integratesLeaksAndResetsToAValue() {
        IntegerNeuron model = neuron(-1, false, 5, 100, Reset.TO_VALUE, 2, false, 0);
        // 4-1=3; 6 >= 5: spike, 2; 1; 0; -1
        assertArrayEquals(new double[] {3, 2, 1, 0, -1, 1}, trace(model, 4, 5, 0, 1));
    }

    @Test
    void subtractsAndKeepsTheRest() {
        IntegerNeuron model = neuron(0, false, 5, 100, Reset.BY_SUBTRACTION, 0, false, 0);
        // 13: spike, 8; 8: spike, 3; 3
        assertArrayEquals(new double[] {8, 3, 3, 2}, trace(model, 13, 3, 0));
    }

    @Test
    void canLeaveThePotentialAlone() {
        IntegerNeuron model = neuron(0, false, 5, 100, Reset.NONE, 0, false, 0);
        assertArrayEquals(new double[] {7, 7, 7, 3}, trace(model, 7, 3, 0));
    }

    @Test
    void leakReversalFollowsTheSign() {
        IntegerNeuron away = neuron(2, true, 100, 100, Reset.TO_VALUE, 0, false, 0);
        assertArrayEquals(new double[] {0, 5, 7, 9, 0}, trace(away, 3, 4, 1));
        IntegerNeuron towards = neuron(-2, true, 100, 100, Reset.TO_VALUE, 0, false, 0);
        // -3+2=-1; -1+2=1; 1-2=-1
        assertArrayEquals(new double[] {-1, 1, -1, 0}, trace(towards, -3, 3, 0));
    }

    @Test
    void theFloorIsStrictAndHasThreeModes() {
        IntegerNeuron saturating = neuron(0, false, 100, 5, Reset.TO_VALUE, 3, true, 0);
        assertArrayEquals(new double[] {-5, -5, 0}, trace(saturating, -8, 2, 0));
        IntegerNeuron resetting = neuron(0, false, 100, 5, Reset.TO_VALUE, 3, false, 0);
        assertArrayEquals(new double[] {-3, -3, 0}, trace(resetting, -8, 2, 0));
        assertArrayEquals(new double[] {-5, -5, 0}, trace(resetting, -5, 2, 0), "exactly the floor is not below it");
        IntegerNeuron adding = neuron(0, false, 100, 5, Reset.BY_SUBTRACTION, 3, false, 0);
        assertArrayEquals(new double[] {-8, -3, 0}, trace(adding, -13, 2, 0));
        IntegerNeuron leaving = neuron(0, false, 100, 5, Reset.NONE, 3, false, 0);
        assertArrayEquals(new double[] {-8, -8, 0}, trace(leaving, -8, 2, 0));
    }

    @Test
    void aPositiveLeakFiresWithoutInput() {
        assertArrayEquals(
                new double[] {1, 2, 0, 1, 2, 0, 2}, trace(neuron(1, false, 3, 0, Reset.TO_VALUE, 0, false, 0), 0, 6));
        assertArrayEquals(new double[] {0, 0, 2}, trace(neuron(0, false, 0, 0, Reset.TO_VALUE, 0, false, 0), 0, 2));
    }

    @Test
    void memorylessNeuronsForgetEveryTick() {
        IntegerNeuron model = IntegerNeuron.memoryless(new double[] {3, -1});
        Engine engine = new TickEngine(new Circuit()
                .source("in", 3)
                .neurons("n", 2, model)
                .dense("in", "n", 1, 2, 1, 1, -1, -2, -2)
                .compile(TimeBase.clocked(1)));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(Stimulus.of("in", new SpikeBatch(new int[] {0, 0, 1, 1, 1, 2}, new double[] {0, 1, 1, 2, 3, 3})), 5);
        // Neuron 0 needs 3: 2 in tick 1, 3 in tick 2, 1 in tick 3, -1 in tick 4. Neuron 1 needs -1: all but -3.
        List<Circuit.Spike> ofNeurons =
                spikes.stream().filter(spike -> spike.population() == 1).toList();
        List<Circuit.Spike> expected = List.of(
                new Circuit.Spike(1, 1, 0),
                new Circuit.Spike(1, 1, 1),
                new Circuit.Spike(1, 0, 2),
                new Circuit.Spike(1, 1, 2),
                new Circuit.Spike(1, 1, 3));
        assertEquals(expected, ofNeurons);
    }

    @Test
    void sumsAreClampedToTwentyBits() {
        IntegerNeuron model = neuron(-255, false, 100, 262143, Reset.NONE, 0, true, 524287);
        assertArrayEquals(new double[] {524287 - 255, 524287 - 2 * 255, 2}, trace(model, 100, 2, 0));
        IntegerNeuron low = neuron(-255, false, 100, 262143, Reset.NONE, 0, false, -524288);
        assertArrayEquals(new double[] {-524288, -524288, 0}, trace(low, -1e9f, 2, 0));
        IntegerNeuron flipped = neuron(0, false, 100, 10, Reset.TO_VALUE, -524288, false, 0);
        assertArrayEquals(
                new double[] {524287, 0}, trace(flipped, -11, 1, 0), "minus the reset potential does not fit");
    }

    @Test
    void stochasticSynapsesAddUnitsArrivalByArrival() {
        IntegerNeuron model =
                neuron(0, false, 100, 100, Reset.NONE, 0, false, 0).withNoise(new IntegerNoise(true, false, 0));
        Engine engine = new TickEngine(new Circuit()
                .source("in", 4)
                .neurons("n", 2, model)
                .dense("in", "n", 0, 255, 255, 255, -255, 0, -255, 255, 255)
                .compile(TimeBase.clocked(1)));
        engine.run(Stimulus.of("in", new SpikeBatch(new int[] {0, 1, 2, 3}, new double[] {0, 0, 0, 0})), 1);
        double[] potential = new double[2];
        engine.potentials(1, potential);
        // weight 255 passes every draw: neuron 0 gets 1 + 1 + 0 + 1, neuron 1 gets 1 - 1 - 1 + 1
        assertArrayEquals(new double[] {3, 0}, potential);
    }

    @Test
    void resetAndRerunGivesTheSame() {
        Engine engine = new TickEngine(circuit(neuron(1, false, 7, 3, Reset.BY_SUBTRACTION, 0, false, 2), 4)
                .compile(TimeBase.clocked(1)));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        Stimulus stimulus = Stimulus.of("in", Circuit.at(0, 2, 3, 7));
        engine.run(stimulus, 20);
        List<Circuit.Spike> first = List.copyOf(spikes);
        spikes.clear();
        engine.run(stimulus, 20);
        assertEquals(first, spikes);
    }
}
