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
 * <p>With a number of levels L the neuron can fire only at the instants {@code windowEnd - k (windowEnd - windowStart) / L} for
 * k = 1..L, at the first of them at which V {@code >=} threshold: its value is rounded down to k of L levels. With half a
 * level added to the initial potential that is the quantised activation of Bu et al. 2022 (see {@link
 * dev.ranvier.core.model.Qcfs}).
 *
 * @param tauMs time that one unit of value takes, positive
 * @param windowStartMs start of the spiking window
 * @param windowEndMs end of the spiking window, after its start
 * @param threshold V that fires, dimensionless
 * @param initialPotential V at time 0
 * @param levels number of instants at which it can fire; 0 for any
 */
public record ConstantSlope(
        double tauMs, double windowStartMs, double windowEndMs, Values threshold, Values initialPotential, int levels)
        implements NeuronModel {

    /** @throws IllegalArgumentException if tau is not positive, the window is empty or starts before 0, or levels are negative */
    public ConstantSlope {
        Checks.positive("tauMs", tauMs);
        Checks.notNegative("windowStartMs", windowStartMs);
        Checks.finite("windowEndMs", windowEndMs);
        if (windowEndMs <= windowStartMs) {
            throw new IllegalArgumentException(
                    "the spiking window must not be empty, got " + windowStartMs + ".." + windowEndMs + " ms");
        }
        if (levels < 0) {
            throw new IllegalArgumentException(
                    "a neuron fires at one of 1 or more instants, or at any (0), got " + levels + " levels");
        }
    }

    /** A neuron that fires at any instant of its window. */
    public ConstantSlope(
            double tauMs, double windowStartMs, double windowEndMs, Values threshold, Values initialPotential) {
        this(tauMs, windowStartMs, windowEndMs, threshold, initialPotential, 0);
    }

    /**
     * The instant at which a neuron fires.
     *
     * @param potential V at the start of the window
     * @param neuronThreshold its threshold
     * @return within the window, or infinite if it does not fire
     */
    public double firingMs(double potential, double neuronThreshold) {
        double at = windowStartMs + tauMs * (neuronThreshold - potential);
        if (levels == 0) {
            return at <= windowStartMs ? windowStartMs : at <= windowEndMs ? at : Double.POSITIVE_INFINITY;
        }
        double interval = (windowEndMs - windowStartMs) / levels;
        double level = Math.floor((windowEndMs - windowStartMs - tauMs * (neuronThreshold - potential)) / interval);
        return level >= levels ? windowStartMs : level >= 1 ? windowEndMs - level * interval : Double.POSITIVE_INFINITY;
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
    }
}
