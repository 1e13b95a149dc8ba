package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.network.FewSpike;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ProspectNeuron;
import dev.ranvier.core.network.RampNeuron;
import dev.ranvier.core.network.SelfCorrecting;
import dev.ranvier.core.network.WeightedIntegrateAndFire;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** The mutable state of one population, or of a part of it, and what it does in a step. Belongs to one engine. */
public abstract class StepNeurons {

    /** Last step that there is. */
    static final int NEVER = Integer.MAX_VALUE;

    final double[] potential; // [neuron]
    final int first;
    final int end;

    StepNeurons(int size, int first, int end) {
        potential = new double[size];
        this.first = first;
        this.end = end;
    }

    /** True if a model is one of those here. */
    public static boolean handles(NeuronModel model) {
        return model instanceof FewSpike
                || model instanceof WeightedIntegrateAndFire
                || model instanceof SelfCorrecting
                || model instanceof RampNeuron
                || model instanceof ProspectNeuron;
    }

    /**
     * The neurons of a part of a population, at their start.
     *
     * @param size of the whole population
     * @param first first neuron of the part
     * @param end end of the part
     * @param stepMs length of a step
     * @throws IllegalArgumentException if the model is another
     */
    public static StepNeurons of(NeuronModel model, int size, int first, int end, double stepMs) {
        if (model instanceof FewSpike fewSpike) {
            return new FewSpikeNeurons(fewSpike, size, first, end, stepMs);
        } else if (model instanceof WeightedIntegrateAndFire weighted) {
            return new WeightedNeurons(weighted, size, first, end, stepMs);
        } else if (model instanceof SelfCorrecting correcting) {
            return new SelfCorrectingNeurons(correcting, size, first, end, stepMs);
        } else if (model instanceof RampNeuron ramp) {
            return new RampNeurons(ramp, size, first, end, stepMs);
        } else if (model instanceof ProspectNeuron prospect) {
            return new ProspectNeurons(prospect, size, first, end);
        }
        throw new IllegalArgumentException("no neurons that only live on steps: " + model);
    }

    /** Carries the state. */
    public void transfer(StateTransfer state) throws IOException {
        state.all(potential);
    }

    /** Back to the start. */
    public abstract void reset();

    /**
     * The first step from a given one on that has to be made even if nothing arrives in it. A step that is not among these and
     * in which nothing arrives may be left out.
     */
    public abstract int nextStep(int from);

    /**
     * One step; the steps come one after the other, except those that may be left out.
     *
     * @param sums {@code [receptor][at + neuron]}, arrivals of the step, set back to 0; receptors at which nothing ever
     *     arrives may be missing. Modified.
     * @param sink takes the spikes
     */
    public abstract void step(int step, double[][] sums, int at, SpikeSink sink);

    /**
     * Potentials after the last step.
     *
     * @param into {@code [neuron]}; those of this part are written. Modified.
     */
    public final void potentials(double[] into) {
        System.arraycopy(potential, first, into, first, end - first);
    }
}
