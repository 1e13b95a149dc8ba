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
 * @param graded true if its spikes, and those of its source, carry strengths
 */
public record MaxGate(boolean graded) implements NeuronModel {

    /** Gates of spikes without strengths. */
    public MaxGate() {
        this(false);
    }

    @Override
    public void validateFor(int size) {
        // A gate has no parameters of its own.
    }
}
