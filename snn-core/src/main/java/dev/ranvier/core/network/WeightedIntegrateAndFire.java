package dev.ranvier.core.network;

/**
 * Integrate-and-fire neuron of a clocked network whose spikes count more or less from step to step. In each step the drive
 * and then the arrivals are added to V; with g the weight that {@link SpikeWeighting} gives,
 *
 * <pre>
 *   fires if V &gt;= g threshold; then V -= g threshold, and the spike has the strength g
 * </pre>
 *
 * Receptors are those of {@link IntegrateAndFire}: arrivals at receptor 0 change V, those at receptor 1 the drive.
 *
 * @param threshold potential that a spike of strength 1 stands for, positive
 * @param weighting what g is
 * @param initialPotential V at time 0
 * @param drivePerMs constant input, potential per ms; each step adds {@code drivePerMs * stepMs}
 */
public record WeightedIntegrateAndFire(
        Values threshold, SpikeWeighting weighting, Values initialPotential, Values drivePerMs) implements NeuronModel {

    /** @throws IllegalArgumentException if the threshold is not positive */
    public WeightedIntegrateAndFire {
        Checks.positive("threshold", threshold.min());
    }

    @Override
    public int receptors() {
        return 2;
    }

    @Override
    public boolean graded() {
        return true;
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
        drivePerMs.requireSize("drivePerMs", size);
    }
}
