package dev.ranvier.core.network;

/**
 * Neuron of the exact time-to-first-spike mapping, constant-slope ("B1") form (Stanojevic et al. 2023, Neural Networks
 * 168:74, doi:10.1016/j.neunet.2023.09.011; Stanojevic et al. 2024, Nature Communications 15:6793,
 * doi:10.1038/s41467-024-51110-5).
 *
 * <p>Until {@code windowStartMs} an input spike of weight w at time t adds the slope w / tau, so that at the start of the
 * window {@code V = initial + sum w (windowStart - t) / tau}. From then on input is ignored and V rises with slope 1 / tau;
 * the neuron fires once, when V {@code >=} threshold, if that happens not later than {@code windowEndMs} (inclusive). V
 * already at or above the threshold at the start of the window fires there: the value was clipped. An input that arrives
 * exactly at the start of the window adds nothing either way. With {@code threshold = (windowEnd - windowStart) / tau - b}
 * the spike falls at {@code windowEnd - tau (sum w x + b)}: a ReLU.
 *
 * @param tauMs time that one unit of value takes, positive
 * @param windowStartMs start of the spiking window
 * @param windowEndMs end of the spiking window, after its start
 * @param threshold V that fires, dimensionless
 * @param initialPotential V at time 0
 */
public record ConstantSlope(
        double tauMs, double windowStartMs, double windowEndMs, Values threshold, Values initialPotential)
        implements NeuronModel {

    /** @throws IllegalArgumentException if tau is not positive or the window is empty or starts before 0 */
    public ConstantSlope {
        Checks.positive("tauMs", tauMs);
        Checks.notNegative("windowStartMs", windowStartMs);
        Checks.finite("windowEndMs", windowEndMs);
        if (windowEndMs <= windowStartMs) {
            throw new IllegalArgumentException(
                    "the spiking window must not be empty, got " + windowStartMs + ".." + windowEndMs + " ms");
        }
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
    }
}
