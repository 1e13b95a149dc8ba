package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes integer neurons of integrate-and-fire neurons: each neuron's weights, threshold, reset, drive and start are
 * multiplied by a factor of its own and rounded. The chip's order (input, leak, test) is the engine's, with the drive
 * of a step as the leak. Below, the potential stops at the largest negative threshold.
 *
 * <p>Supported are clocked networks of {@link IntegrateAndFire} with a refractory period of at most one step (which
 * loses nothing), and {@link Lif} whose decay in a step is 1 to double precision. A decay by a factor is not the
 * chip's leak, which is constant, and is refused.
 */
final class IntegerForm {

    private static final int WIDEST_SPACING = 32; // of partial sums, in units of a weight's step

    private final Network network;
    private final CoreLimits limits;
    private final WeightLevels levels;
    private final List<NetworkChange> changes;

    IntegerForm(Network network, CoreLimits limits, WeightLevels levels, List<NetworkChange> changes) {
        this.network = network;
        this.limits = limits;
        this.levels = levels;
        this.changes = changes;
    }

    /** The network with integer neurons only; the same if it had no others. What was done is added to the changes. */
    Network build() {
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>(network.projections());
        for (Population population : network.populations()) {
            IntegrateAndFire model = withoutLeak(population);
            populations.add(model == null ? population : scaled(population, model, projections));
        }
        return new Network(network.name(), network.timeBase(), populations, projections);
    }

    /** The population's neurons if they have to be scaled, null if they need not. */
    private IntegrateAndFire withoutLeak(Population population) {
        double stepMs = network.timeBase().stepMs();
        IntegrateAndFire model = null;
        if (population.model() instanceof IntegrateAndFire found) {
            model = found;
        } else if (population.model() instanceof Lif lif) {
            double decay = Math.exp(-stepMs / lif.tauMembraneMs());
            if (decay != 1) {
                throw refused(
                        population,
                        "loses a share of " + String.format(Locale.ROOT, "%.3g", 1 - decay)
                                + " of its potential in each step; the chip's leak is a constant, not a share. Use"
                                + " integrate-and-fire neurons, or integer neurons with leak reversal");
            }
            model = new IntegrateAndFire(
                    lif.threshold(), lif.reset(), lif.initialPotential(), Values.uniform(0), lif.refractoryMs());
        }
        if (model != null && model.refractoryMs() > stepMs) {
            throw refused(
                    population,
                    "has a refractory period of " + model.refractoryMs()
                            + " ms, the chip's neurons have none beyond the " + "step of " + stepMs
                            + " ms; set it to 0");
        }
        return model;
    }

    private static IllegalArgumentException refused(Population population, String why) {
        return new IllegalArgumentException("population " + population.name() + " (" + population.size() + " "
                + population.model().getClass().getSimpleName() + " neurons) " + why);
    }

    private Population scaled(Population population, IntegrateAndFire model, List<Projection> projections) {
        double[][] weights = weights(population);
        NeuronScale[] scales = new NeuronScale[population.size()];
        double sum = 0;
        double worst = 0;
        boolean exact = true;
        for (int neuron = 0; neuron < scales.length; neuron++) {
            scales[neuron] = scale(population, model, neuron, weights[neuron]);
            sum += scales[neuron].error();
            worst = Math.max(worst, scales[neuron].error());
            exact &= levels.kind() == WeightLevels.Kind.EXACT;
        }
        int[] next = new int[scales.length]; // [neuron], weights written so far
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            if (projection.target().equals(population.name())) {
                projections.set(i, scaled(projection, scales, next));
            }
        }
        changes.add(new NetworkChange(
                population.name(), "weights to whole numbers, " + words(), exact, sum / scales.length, worst));
        return new Population(population.name(), population.size(), integers(model, scales));
    }

    private String words() {
        return switch (levels.kind()) {
            case EXACT -> "exactly";
            case TERNARY -> "-1, 0 or 1 times a step for each neuron";
            case ROUNDED -> levels.bits() + " bits with their sign";
        };
    }

    /** {@code [neuron][synapse]}, in the order of the projections. */
    private double[][] weights(Population population) {
        int[] count = new int[population.size()];
        double[][] weights = new double[population.size()][8];
        for (Projection projection : network.projections()) {
            if (projection.target().equals(population.name())) {
                Synapses.forEach(projection, (source, target, weight) -> {
                    if (count[target] == weights[target].length) {
                        weights[target] = Arrays.copyOf(weights[target], 2 * count[target]);
                    }
                    weights[target][count[target]++] = weight;
                });
            }
        }
        for (int neuron = 0; neuron < weights.length; neuron++) {
            weights[neuron] = Arrays.copyOf(weights[neuron], count[neuron]);
        }
        return weights;
    }

    private NeuronScale scale(Population population, IntegrateAndFire model, int neuron, double[] weights) {
        double threshold = model.threshold().at(neuron);
        double drive = model.drivePerMs().at(neuron) * network.timeBase().stepMs();
        double initial = model.initialPotential().at(neuron);
        double reset = model.reset() instanceof ResetRule.ToValue value ? value.potential() : 0;
        double most = Math.min(
                Math.min(IntegerNeuron.MAX_THRESHOLD / threshold, IntegerNeuron.MAX_LEAK / Math.abs(drive)),
                IntegerNeuron.MAX_POTENTIAL / Math.max(Math.abs(initial), Math.abs(reset)));
        if (levels.kind() != WeightLevels.Kind.EXACT) {
            NeuronScale rounded = NeuronScale.rounded(weights, levels, most, largestWeight(weights.length));
            if (rounded != null) {
                return rounded;
            }
            throw new MappingException(
                    population.name(),
                    neuron,
                    MappingException.Limit.WHOLE_NUMBERS,
                    (long) Math.ceil(threshold),
                    IntegerNeuron.MAX_THRESHOLD,
                    name(population, neuron) + ": its threshold " + threshold + " or drive " + drive
                            + " a step is too large beside its weights for threshold up to "
                            + IntegerNeuron.MAX_THRESHOLD + " and leak up to " + IntegerNeuron.MAX_LEAK,
                    "check the units: were the weights normalised?");
        }
        NeuronScale exact =
                NeuronScale.exact(weights, new double[] {threshold, drive, initial, reset}, limits.maxWeight());
        if (exact != null && exact.factor() <= most) {
            return exact;
        }
        throw new MappingException(
                population.name(),
                neuron,
                MappingException.Limit.WHOLE_NUMBERS,
                weights.length,
                0,
                name(population, neuron) + " has weights or a threshold that no factor up to 4096 makes whole numbers"
                        + " within +-" + limits.maxWeight(),
                "allow rounding (ternary, or 2 to 8 bits), or convert the network for the chip");
    }

    /** Neurons whose inputs will need partial sums leave room for the sums' own steps. */
    private int largestWeight(int inputs) {
        int most = levels.mostSteps();
        WeightSlices slices = WeightSlices.covering(-most, most, limits.axonTypes(), limits.maxWeight());
        boolean wide = slices == null || inputs > limits.axons() / slices.axons();
        return wide ? most * Math.max(1, limits.maxWeight() / WIDEST_SPACING) : limits.maxWeight();
    }

    private static String name(Population population, int neuron) {
        return "neuron " + neuron + " of population " + population.name();
    }

    private Projection scaled(Projection projection, NeuronScale[] scales, int[] next) {
        SynapseList list =
                new SynapseList(network.population(projection.source()).size(), scales.length);
        Synapses.forEach(projection, (source, target, weight) -> {
            NeuronScale scale = scales[target];
            int steps = scale.steps()[next[target]++];
            if (steps != 0) {
                list.add(source, target, (double) scale.step() * steps);
            }
        });
        return new Projection(projection.source(), projection.target(), list.build(), projection.delayMs());
    }

    private IntegerNeuron integers(IntegrateAndFire model, NeuronScale[] scales) {
        double stepMs = network.timeBase().stepMs();
        boolean subtracts = model.reset() instanceof ResetRule.BySubtraction;
        double reset = model.reset() instanceof ResetRule.ToValue value ? value.potential() : 0;
        double[] leak = new double[scales.length];
        double[] threshold = new double[scales.length];
        double[] resetTo = new double[scales.length];
        double[] initial = new double[scales.length];
        for (int neuron = 0; neuron < scales.length; neuron++) {
            double factor = scales[neuron].factor();
            leak[neuron] = whole(model.drivePerMs().at(neuron) * stepMs * factor);
            threshold[neuron] = Math.max(1, whole(model.threshold().at(neuron) * factor));
            resetTo[neuron] = whole(reset * factor);
            initial[neuron] = whole(model.initialPotential().at(neuron) * factor);
        }
        return new IntegerNeuron(
                Values.of(leak),
                false,
                Values.of(threshold),
                Values.uniform(IntegerNeuron.MAX_THRESHOLD),
                subtracts ? IntegerNeuron.Reset.BY_SUBTRACTION : IntegerNeuron.Reset.TO_VALUE,
                Values.of(resetTo),
                true,
                Values.of(initial));
    }

    private static double whole(double value) {
        return Math.rint(value) + 0.0; // no -0.0, which is no integer of the chip's
    }
}
