package dev.ranvier.core.network;

/**
 * Izhikevich's neuron: {@code dv/dt = 0.04 v^2 + 5 v + 140 - u + I}, {@code du/dt = a (b v - u)}, v in mV and time in ms; at
 * {@code v >= 30} a spike, then {@code v = c} and {@code u += d} (Izhikevich 2003, IEEE Transactions on Neural Networks
 * 14:1569, doi:10.1109/TNN.2003.820440). I is the drive and, for the step in which they arrive, the weights of the arriving
 * spikes.
 *
 * <p>The equation has no closed solution; only the tick engine runs it, and says how.
 *
 * @param a rate of recovery, per ms
 * @param b sensitivity of the recovery to v
 * @param c potential after a spike, below 30
 * @param d what a spike adds to u
 * @param initialPotential v at time 0; u starts at b v
 * @param drive constant part of I
 */
public record Izhikevich(Values a, Values b, Values c, Values d, Values initialPotential, Values drive)
        implements NeuronModel {

    /** The v at which a neuron fires, mV. */
    public static final double PEAK = 30;

    /** @throws IllegalArgumentException if the potential after a spike would fire again */
    public Izhikevich {
        if (c.max() >= PEAK) {
            throw new IllegalArgumentException(
                    "c must be below " + PEAK + ", or the neuron would fire for ever, got " + c.max());
        }
    }

    @Override
    public void validateFor(int size) {
        a.requireSize("a", size);
        b.requireSize("b", size);
        c.requireSize("c", size);
        d.requireSize("d", size);
        initialPotential.requireSize("initialPotential", size);
        drive.requireSize("drive", size);
    }
}
