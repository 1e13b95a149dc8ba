package dev.ranvier.training.conversion.code;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.training.conversion.stage.PoolSynapses;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * What the codes of this package share: a clocked network of one population a stage, named like it, behind the source {@value
 * LayerGraph#INPUT}, without delays. With lambda the scale of a stage (1 for the input), weights are {@code W lambda_source /
 * lambda_target} times what a spike of strength 1 stands for, and biases {@code b / lambda}; max pools become {@linkplain
 * MaxGate gates}.
 */
final class StageNetwork {

    /** Length of a step; what a step takes is a matter of the machine. */
    static final double STEP_MS = 1;

    private static final double NEVER_REACHED = Float.MAX_VALUE;

    /** The neurons of one stage. */
    @FunctionalInterface
    interface Neurons {

        /**
         * The model for a stage.
         *
         * @param stage its index
         * @param bias {@code [neuron]}, over its scale. Not modified.
         */
        NeuronModel of(int stage, double[] bias);
    }

    /**
     * How spikes go in and what they stand for.
     *
     * @param gradedInput true if the input's spikes carry strengths
     * @param inputReceptor receptor that takes them
     * @param inputUnit factor of the weights that they meet
     * @param graded true if the spikes of the stages carry strengths
     * @param unit factor of the weights that these meet
     * @param roundSteps steps of the rounds after which gates start anew, 0 for none
     * @param rounds their number
     */
    record Spikes(
            boolean gradedInput,
            int inputReceptor,
            double inputUnit,
            boolean graded,
            double unit,
            int roundSteps,
            int rounds) {

        /** Without rounds. */
        Spikes(boolean gradedInput, int inputReceptor, double inputUnit, boolean graded, double unit) {
            this(gradedInput, inputReceptor, inputUnit, graded, unit, 0, 0);
        }

        /** Analogue input that is read once, spikes with strengths in units of the scale. */
        static final Spikes READ_ONCE = new Spikes(true, IntegrateAndFire.JUMP, 1, true, 1);
    }

    private StageNetwork() {}

    static Network of(StageGraph graph, List<Scale> scales, String name, Spikes spikes, Neurons neurons) {
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(new Population(
                LayerGraph.INPUT, graph.graph().inputShape().size(), new SpikeSource(spikes.gradedInput())));
        for (int index = 0; index < graph.stages().size(); index++) {
            if (graph.stages().get(index) instanceof Stage.Max pool) {
                populations.add(new Population(pool.name(), pool.shape().size(), gates(graph, pool, spikes)));
                projections.add(new Projection(graph.name(pool.source()), pool.name(), PoolSynapses.of(pool), 0));
                continue;
            }
            Stage.Sum sum = (Stage.Sum) graph.stages().get(index);
            Scale scale = scales.get(index);
            populations.add(new Population(sum.name(), sum.shape().size(), neurons.of(index, bias(sum, scale))));
            for (Stage.Term term : sum.terms()) {
                projections.add(projection(graph, scales, spikes, sum.name(), term, scale));
            }
        }
        return new Network(graph.graph().name() + "-" + name, TimeBase.clocked(STEP_MS), populations, projections);
    }

    /** Gates of the input never start anew: direct input comes once. */
    private static MaxGate gates(StageGraph graph, Stage.Max pool, Spikes spikes) {
        return isInput(graph, pool.source())
                ? new MaxGate(spikes.gradedInput())
                : new MaxGate(spikes.graded(), spikes.roundSteps(), spikes.rounds());
    }

    private static Projection projection(
            StageGraph graph, List<Scale> scales, Spikes spikes, String target, Stage.Term term, Scale scale) {
        boolean ofInput = isInput(graph, term.source());
        Scale source =
                term.source() == Stage.INPUT ? Scale.uniform(graph.graph().inputShape(), 1) : scales.get(term.source());
        double unit = ofInput ? spikes.inputUnit() : spikes.unit();
        Connectivity synapses = term.map().times(unit).connectivity(source, scale);
        int receptor = ofInput ? spikes.inputReceptor() : IntegrateAndFire.JUMP;
        return new Projection(graph.name(term.source()), target, synapses, new Delays.Fixed(0), receptor);
    }

    /** True if the spikes of a stage are those of the input, passed on by gates or not. */
    private static boolean isInput(StageGraph graph, int stage) {
        return stage == Stage.INPUT
                || graph.stages().get(stage) instanceof Stage.Max pool && isInput(graph, pool.source());
    }

    private static double[] bias(Stage.Sum stage, Scale scale) {
        double[] bias = new double[stage.bias().length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = stage.bias()[i] / scale.of(i);
        }
        return bias;
    }

    /** Output neurons that add up and never fire. */
    static IntegrateAndFire accumulators(double[] initial, double[] drivePerMs) {
        return new IntegrateAndFire(
                Values.uniform(NEVER_REACHED),
                new ResetRule.BySubtraction(),
                Values.of(initial),
                Values.of(drivePerMs),
                0);
    }

    /** Each value times a factor plus an offset, a fresh array. */
    static double[] scaled(double[] values, double factor, double offset) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] * factor + offset;
        }
        return scaled;
    }
}
