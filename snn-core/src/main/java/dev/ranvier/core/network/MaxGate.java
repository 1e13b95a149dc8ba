package dev.ranvier.core.network;

/**
 * Max pooling of spike counts: the neuron fires in an instant in which the number of spikes that have arrived from one of its
 * sources, any one, exceeds the number of spikes that it has fired itself. So its count is at all times the largest of its
 * sources' counts. It is a stricter form of the gate that passes the spikes of the most active input (Rueckauer et al. 2017,
 * Frontiers in Neuroscience 11:682, doi:10.3389/fnins.2017.00682, section 2.2.5), whose count may exceed the largest one when
 * the leading input changes.
 *
 * <p>A graded gate compares the sums of the strengths that have arrived from each source, and emits the strength by which the
 * largest exceeds what it has emitted itself; so its sum is at all times the largest of its sources' sums.
 *
 * <p>A population of gates takes exactly one projection, with one delay; weights say who reaches whom, their values nothing.
 * It has no potential; 0 is shown.
 *
 * <p>In a clocked network gates can start anew with the neurons that they read, see {@link SelfCorrecting}: what arrives in
 * one round, or after the last, is compared with what has arrived since its start only.
 *
 * @param graded true if its spikes, and those of its source, carry strengths
 * @param roundSteps steps of a round; 0 for gates that never start anew
 * @param rounds number of rounds before the run proper; 0 for gates that never start anew
 */
public record MaxGate(boolean graded, int roundSteps, int rounds) implements NeuronModel {

    /** @throws IllegalArgumentException if only one of both numbers is 0, or one is negative */
    public MaxGate {
        if (roundSteps < 0 || rounds < 0 || roundSteps == 0 != (rounds == 0)) {
            throw new IllegalArgumentException(
                    "gates have rounds of at least 1 step or none, got " + rounds + " of " + roundSteps + " steps");
        }
    }

    /** Gates of spikes without strengths that never start anew. */
    public MaxGate() {
        this(false);
    }

    /** Gates that never start anew. */
    public MaxGate(boolean graded) {
        this(graded, 0, 0);
    }

    /** The round in which a step lies, from 0; the run proper is the one after the last. */
    public int round(int step) {
        return rounds == 0 ? 0 : Math.min(step / roundSteps, rounds);
    }

    @Override
    public void validateFor(int size) {
        // A gate has no parameters of its own.
    }
}
