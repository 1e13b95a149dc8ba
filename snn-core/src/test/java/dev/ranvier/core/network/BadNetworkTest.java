package dev.ranvier.core.network;

import dev.ranvier.core.network.IntegerNeuron.Reset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every wrong description is refused when it is built, with a message that says what was given. */
class BadNetworkTest {

    private static final Values ONE = Values.uniform(1);
    private static final Values ZERO = Values.uniform(0);
    private static final Values THREE = Values.of(new double[] {1, 1, 1});
    private static final ResetRule SUBTRACT = new ResetRule.BySubtraction();
    private static final NeuronModel PLAIN = IntegrateAndFire.withThreshold(1);
    private static final TimeBase CONTINUOUS = TimeBase.continuous();
    private static final Population IN = new Population("in", 2, new SpikeSource());
    private static final Population OUT = new Population("out", 2, PLAIN);
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static Arguments bad(String message, Executable building) {
        return arguments(message, building);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"neurons", "integerNeurons", "connectivities", "networks", "others"})
    void isRefused(String message, Executable building) {
        String given = assertThrows(IllegalArgumentException.class, building).getMessage();
        assertTrue(given.contains(message), given);
    }

    private static Lif lif(double tau, double rest, Values threshold, ResetRule reset, double refractory) {
        return new Lif(tau, rest, threshold, reset, ZERO, ZERO, refractory);
    }

    private static ConstantSlope slope(double tau, double start, double end) {
        return new ConstantSlope(tau, start, end, ONE, ZERO);
    }

    static Stream<Arguments> neurons() {
        return Stream.of(
                bad("threshold must be positive and finite, got 0.0", () -> IntegrateAndFire.withThreshold(0)),
                bad(
                        "reset potential 1.0 must be below the threshold 1.0",
                        () -> new IntegrateAndFire(ONE, new ResetRule.ToValue(1), ZERO, ZERO, 0)),
                bad("refractoryMs must be at least 0", () -> new IntegrateAndFire(ONE, SUBTRACT, ZERO, ZERO, -1)),
                bad("refractoryMs must be", () -> new IntegrateAndFire(ONE, SUBTRACT, ZERO, ZERO, NAN)),
                bad("reset potential must be finite", () -> new ResetRule.ToValue(NAN)),
                bad("tauMembraneMs must be positive", () -> lif(0, 0, ONE, SUBTRACT, 0)),
                bad("tauMembraneMs must be positive and finite", () -> lif(INFINITE, 0, ONE, SUBTRACT, 0)),
                bad("rest must be finite", () -> lif(1, NAN, ONE, SUBTRACT, 0)),
                bad("threshold (reset by subtraction) must be positive", () -> lif(1, 0, ZERO, SUBTRACT, 0)),
                bad("must be below the threshold", () -> lif(1, 0, ZERO, new ResetRule.ToValue(2), 0)),
                bad("refractoryMs must be at least 0", () -> lif(1, 0, ONE, SUBTRACT, INFINITE)),
                bad("tauMs must be positive", () -> slope(-1, 0, 1)),
                bad("windowStartMs must be at least 0", () -> slope(1, -1, 1)),
                bad("windowEndMs must be finite", () -> slope(1, 0, INFINITE)),
                bad("window must not be empty, got 2.0..2.0 ms", () -> slope(1, 2, 2)),
                bad(
                        "threshold: 3 per-neuron values for a population of 2",
                        () -> new Population("p", 2, new IntegrateAndFire(THREE, SUBTRACT, ZERO, ZERO, 0))),
                bad(
                        "initialPotential: 3 per-neuron",
                        () -> new Population("p", 2, new IntegrateAndFire(ONE, SUBTRACT, THREE, ZERO, 0))),
                bad(
                        "drivePerMs: 3 per-neuron",
                        () -> new Population("p", 2, new IntegrateAndFire(ONE, SUBTRACT, ZERO, THREE, 0))),
                bad("population p: threshold: 3", () -> new Population("p", 2, lif(1, 0, THREE, SUBTRACT, 0))),
                bad("drive: 3 per-neuron", () -> new Population("p", 2, new Lif(1, 0, ONE, SUBTRACT, ZERO, THREE, 0))),
                bad(
                        "initialPotential: 3 per-neuron",
                        () -> new Population("p", 2, new Lif(1, 0, ONE, SUBTRACT, THREE, ZERO, 0))),
                bad("threshold: 3", () -> new Population("p", 2, new ConstantSlope(1, 0, 1, THREE, ZERO))),
                bad("initialPotential: 3", () -> new Population("p", 2, new ConstantSlope(1, 0, 1, ONE, THREE))));
    }

    private static Executable integer(Values leak, Values threshold, Values floor, Values resetTo, Values initial) {
        return () -> new Population(
                "p", 2, new IntegerNeuron(leak, false, threshold, floor, Reset.TO_VALUE, resetTo, false, initial));
    }

    static Stream<Arguments> integerNeurons() {
        Values half = Values.uniform(0.5);
        Values large = Values.uniform(1 << 19);
        return Stream.of(
                bad("leak must be -255..255, got 256.0", integer(Values.uniform(256), ZERO, ZERO, ZERO, ZERO)),
                bad("leak must be whole numbers, got 0.5", integer(half, ZERO, ZERO, ZERO, ZERO)),
                bad("threshold must be 0..262143", integer(ZERO, Values.uniform(-1), ZERO, ZERO, ZERO)),
                bad("negativeThreshold must be 0..262143", integer(ZERO, ZERO, large, ZERO, ZERO)),
                bad("resetPotential must be -524288..524287", integer(ZERO, ZERO, ZERO, large, ZERO)),
                bad("initialPotential must be whole", integer(ZERO, ZERO, ZERO, ZERO, half)),
                bad("leak: 3 per-neuron", integer(THREE, ZERO, ZERO, ZERO, ZERO)),
                bad("threshold: 3 per-neuron", integer(ZERO, THREE, ZERO, ZERO, ZERO)),
                bad("negativeThreshold: 3 per-neuron", integer(ZERO, ZERO, THREE, ZERO, ZERO)),
                bad("resetPotential: 3 per-neuron", integer(ZERO, ZERO, ZERO, THREE, ZERO)),
                bad("initialPotential: 3 per-neuron", integer(ZERO, ZERO, ZERO, ZERO, THREE)),
                bad("leak must be", () -> IntegerNeuron.memoryless(new double[] {300})));
    }

    private static Executable sparse(int[] rowStart, int[] target, float... weights) {
        return () -> new Connectivity.Sparse(2, rowStart, target, weights);
    }

    static Stream<Arguments> connectivities() {
        int[] rows = {0, 1, 2};
        int[] targets = {0, 1};
        return Stream.of(
                bad(
                        "dense connectivity 2 x 3 needs 6 weights, got 5",
                        () -> new Connectivity.Dense(2, 3, new float[5])),
                bad(
                        "dense connectivity: weight 1 is NaN",
                        () -> new Connectivity.Dense(1, 2, new float[] {0, Float.NaN})),
                bad("row starts must run from 0", sparse(new int[] {1, 1, 2}, targets, 1, 1)),
                bad("number of synapses (2)", sparse(new int[] {0, 1, 3}, targets, 1, 1)),
                bad("row starts must run", sparse(new int[] {0}, new int[0])),
                bad("must not fall, row 2 does", sparse(new int[] {0, 2, 1, 2}, targets, 1, 1)),
                bad("2 targets but 1 weights", sparse(rows, targets, 1)),
                bad("synapse 1 has target 2, allowed 0..1", sparse(rows, new int[] {0, 2}, 1, 1)),
                bad("has target -1", sparse(rows, new int[] {-1, 1}, 1, 1)),
                bad("sparse connectivity: weight 0 is Infinity", sparse(rows, targets, Float.POSITIVE_INFINITY, 1)),
                bad("one-to-one connectivity: weight 0 is NaN", () -> new Connectivity.OneToOne(2, Float.NaN)));
    }

    private static Executable network(TimeBase timeBase, List<Population> populations, Projection... projections) {
        return () -> new Network("net", timeBase, populations, List.of(projections));
    }

    private static Projection one(String source, String target, double delayMs) {
        return new Projection(source, target, new Connectivity.OneToOne(2, 1), delayMs);
    }

    static Stream<Arguments> networks() {
        List<Population> both = List.of(IN, OUT);
        Population slope = new Population("slope", 2, slope(1, 0, 1));
        Population integer = new Population("chip", 2, IntegerNeuron.memoryless(new double[] {1, 1}));
        List<Population> chip = List.of(IN, integer);
        TimeBase steps = TimeBase.clocked(0.1);
        return Stream.of(
                bad("network net has no populations", network(CONTINUOUS, List.of())),
                bad("two populations are named in", network(CONTINUOUS, List.of(IN, IN))),
                bad("chip has integer neurons, which live in ticks", network(CONTINUOUS, chip)),
                bad("codes values in exact spike times", network(steps, List.of(slope))),
                bad("in -> x names an unknown population", network(CONTINUOUS, both, one("in", "x", 0))),
                bad("x -> out names an unknown population", network(CONTINUOUS, both, one("x", "out", 0))),
                bad("out -> in ends in a spike source", network(CONTINUOUS, both, one("out", "in", 0))),
                bad(
                        "in -> out: one-to-one connectivity is 3 x 3 but joins populations of 2 and 2",
                        network(CONTINUOUS, both, new Projection("in", "out", new Connectivity.OneToOne(3, 1), 0))),
                bad(
                        "dense connectivity is 1 x 2",
                        network(
                                CONTINUOUS,
                                both,
                                new Projection("in", "out", new Connectivity.Dense(1, 2, new float[2]), 0))),
                bad(
                        "sparse connectivity is 1 x 2",
                        network(
                                CONTINUOUS,
                                both,
                                new Projection(
                                        "in",
                                        "out",
                                        new Connectivity.Sparse(2, new int[] {0, 0}, new int[0], new float[0]),
                                        0))),
                bad("delay 0.25 ms of in -> out is no whole number", network(steps, both, one("in", "out", 0.25))),
                bad("among [out] form a loop without delay", network(CONTINUOUS, both, one("out", "out", 0))),
                bad(
                        "ends in integer neurons but weight 0 is 0.5",
                        network(steps, chip, new Projection("in", "chip", new Connectivity.OneToOne(2, 0.5f), 0))),
                bad(
                        "weight 3 is 1.5",
                        network(
                                steps,
                                chip,
                                new Projection(
                                        "in", "chip", new Connectivity.Dense(2, 2, new float[] {1, 2, 3, 1.5f}), 0))),
                bad(
                        "weight 1 is -0.5; was it not quantised?",
                        network(
                                steps,
                                chip,
                                new Projection(
                                        "in",
                                        "chip",
                                        new Connectivity.Sparse(
                                                2, new int[] {0, 2, 2}, new int[] {0, 1}, new float[] {1, -0.5f}),
                                        0))));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                bad("a population needs a name", () -> new Population(" ", 1, PLAIN)),
                bad("a population needs a name", () -> new Population(null, 1, PLAIN)),
                bad("population p needs at least 1 neuron, got 0", () -> new Population("p", 0, PLAIN)),
                bad("delay of a -> b must be at least 0 ms", () -> one("a", "b", -1)),
                bad("finite, got NaN", () -> one("a", "b", NAN)),
                bad("stepMs must be positive", () -> TimeBase.clocked(0)),
                bad("a continuous network has no step, got 1.0", () -> new TimeBase(false, 1)),
                bad("value 1 is NaN", () -> Values.of(new double[] {0, NAN})),
                bad("a neuron parameter must be finite", () -> Values.uniform(INFINITE)),
                bad("at least one neuron", () -> Values.of(new double[0])),
                bad("values: 3 per-neuron values for a population of 2", () -> THREE.expand(2)),
                bad("core limits must be positive, got 0 axons", () -> new CoreLimits(0, 1, 1, 1, 1)),
                bad("delays up to 0", () -> new CoreLimits(1, 1, 1, 1, 0)),
                bad(
                        "network net has no population 'x'; it has [in, out]",
                        () -> new Network("net", CONTINUOUS, List.of(IN, OUT), List.of()).population("x")));
    }
}
