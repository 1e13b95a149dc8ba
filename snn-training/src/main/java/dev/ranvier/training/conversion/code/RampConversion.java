package dev.ranvier.training.conversion.code;

import dev.ranvier.core.coding.DirectEncoder;
import dev.ranvier.core.coding.PotentialDecoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ProspectNeuron;
import dev.ranvier.core.network.RampNeuron;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.StageReadout;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Activations as inverse times of first spikes with ramps for postsynaptic potentials (Rueckauer & Liu 2018, ISCAS; equations
 * and source stand with {@link RampNeuron}). The input is a constant current, so a neuron of the first stage with activation a
 * fires after {@code thresholdSteps lambda / a} steps. All stages integrate from the start: one that gets late input may have
 * fired by then, which is the error of this code; dynamic thresholds wait for what is still expected, with a companion
 * population for every stage that others read. The time of a spike is a monotone, not a linear function of the activation,
 * except in the first stage: what a network computes with is an approximation, unlike the exact mapping of {@link
 * dev.ranvier.training.conversion.TtfsConversion}. The outputs add up; the largest potential names the class.
 *
 * <p>Max pools pass the first spike. The paper's third variant trains the network with a clamped activation; it is a matter
 * of training, and its networks are converted here like others.
 */
public final class RampConversion {

    private static final String EXPECTED = " expected";

    private RampConversion() {}

    /**
     * Converts trained stages.
     *
     * @param graph the trained stages
     * @param scales {@code [stage]}, the activation whose neuron fires after {@code thresholdSteps}
     * @param settings see there
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}; then,
     *     with dynamic thresholds, their companions
     * @throws IllegalArgumentException if thresholds are dynamic and there is a max pool
     */
    public static Converted convert(StageGraph graph, List<Scale> scales, RampSettings settings) {
        double perMs = 1 / StageNetwork.STEP_MS;
        Network base = StageNetwork.of(
                graph,
                scales,
                settings.dynamic() ? "ttfs-dynamic" : "ttfs-base",
                new StageNetwork.Spikes(true, RampNeuron.SLOPE, perMs, false, perMs),
                (stage, bias) -> neurons(graph, stage, StageNetwork.scaled(bias, perMs, 0), settings));
        Network network = new Rewiring(graph, base, settings).apply();
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                new DirectEncoder(),
                new PotentialDecoder(graph.output().shape().size()),
                settings.steps() * StageNetwork.STEP_MS,
                settings.dynamic() ? "ttfs-dynamic" : "ttfs-base");
        return new Converted(classifier, graph, new Readout(graph, scales, settings));
    }

    private static NeuronModel neurons(StageGraph graph, int stage, double[] biasPerMs, RampSettings settings) {
        if (isOutput(graph.stages().get(stage))) {
            return StageNetwork.accumulators(new double[biasPerMs.length], biasPerMs);
        }
        return new RampNeuron(Values.uniform(settings.thresholdSteps()), Values.of(biasPerMs));
    }

    private static boolean isOutput(Stage stage) {
        return stage instanceof Stage.Sum sum && sum.activation() instanceof Activation.Output;
    }

    /** Lets spikes drive the outputs, and adds what dynamic thresholds need. */
    private record Rewiring(StageGraph graph, Network base, RampSettings settings) {

        Network apply() {
            List<Population> populations = new ArrayList<>(base.populations());
            List<Projection> projections = new ArrayList<>();
            for (Projection projection : base.projections()) {
                boolean toOutput = projection.target().equals(graph.output().name());
                projections.add(
                        toOutput
                                ? to(
                                        projection.source(),
                                        projection.target(),
                                        projection.connectivity(),
                                        IntegrateAndFire.DRIVE)
                                : projection);
            }
            if (settings.dynamic()) {
                for (int index = 0; index < graph.stages().size(); index++) {
                    Stage stage = graph.stages().get(index);
                    if (stage instanceof Stage.Max) {
                        throw new IllegalArgumentException(
                                "model " + graph.graph().name() + ", layer " + stage.name()
                                        + ": what a max pool still expects is not known; take constant thresholds");
                    }
                    if (!isOutput(stage)) {
                        expect((Stage.Sum) stage, populations, projections);
                    }
                }
            }
            return new Network(base.name(), base.timeBase(), populations, projections);
        }

        private void expect(Stage.Sum stage, List<Population> populations, List<Projection> projections) {
            RampNeuron neuron = (RampNeuron) base.population(stage.name()).model();
            String companion = stage.name() + EXPECTED;
            int size = stage.shape().size();
            populations.add(new Population(companion, size, new ProspectNeuron(neuron.biasPerMs())));
            projections.add(to(stage.name(), companion, new Connectivity.OneToOne(size, 1), ProspectNeuron.FIRED));
            for (Projection projection : base.projections()) {
                if (projection.target().equals(stage.name())) {
                    projections.add(
                            to(projection.source(), companion, projection.connectivity(), ProspectNeuron.SLOPE));
                }
                if (projection.source().equals(stage.name())
                        && !projection.target().equals(graph.output().name())) {
                    projections.add(to(
                            companion,
                            projection.target(),
                            Magnitudes.times(projection.connectivity(), settings.thresholdSteps()),
                            RampNeuron.MISSING));
                }
            }
        }

        private static Projection to(String source, String target, Connectivity synapses, int receptor) {
            return new Projection(source, target, synapses, new Delays.Fixed(0), receptor);
        }
    }

    /** A spike after t steps stands for {@code thresholdSteps / t} scales. */
    private record Readout(StageGraph graph, List<Scale> scales, RampSettings settings) implements StageReadout {

        @Override
        public double[] values(int stage, SpikeBatch spikes) {
            if (isOutput(graph.stages().get(stage))) {
                return null;
            }
            double[] values = new double[graph.shape(stage).size()];
            for (int i = 0; i < spikes.size(); i++) {
                int neuron = spikes.neurons()[i];
                values[neuron] = limit(stage, neuron) / (spikes.timesMs()[i] / StageNetwork.STEP_MS + 1);
            }
            return values;
        }

        @Override
        public double limit(int stage, int neuron) {
            return scales.get(stage).of(neuron) * settings.thresholdSteps();
        }
    }
}
