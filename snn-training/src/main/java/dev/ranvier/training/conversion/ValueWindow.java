package dev.ranvier.training.conversion;

/**
 * The values of a layer that its spiking window can express: the largest spikes at the start of the window, the smallest at
 * its end.
 *
 * @param layer name of the dense layer and of its population
 * @param low smallest value, 0 for a rectified layer
 * @param range largest value minus smallest, positive; the unit of the layer's potentials
 */
public record ValueWindow(String layer, double low, double range) {

    /** @throws IllegalArgumentException if the window is empty or not finite */
    public ValueWindow {
        if (!(range > 0) || Double.isInfinite(range) || !Double.isFinite(low)) {
            throw new IllegalArgumentException(
                    "layer " + layer + ": a window must be finite and not empty, got " + range + " from " + low);
        }
    }

    /** Largest value; what is above is clipped to it. */
    public double high() {
        return low + range;
    }
}
