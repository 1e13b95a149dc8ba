package dev.ranvier.training.conversion;

/**
 * Choices of the time-to-first-spike conversion.
 *
 * @param windowMs length of each layer's spiking window, positive
 * @param margin how much wider than seen on the calibration images the range of values is made at least, 1 or more
 */
public record TtfsSettings(double windowMs, double margin) {

    /** Windows of 10 ms, at least a quarter more than what was seen. */
    public static final TtfsSettings DEFAULT = new TtfsSettings(10, 1.25);

    /** @throws IllegalArgumentException if a value is outside its range */
    public TtfsSettings {
        if (!(windowMs > 0) || Double.isInfinite(windowMs)) {
            throw new IllegalArgumentException("the window must be positive and finite, got " + windowMs + " ms");
        }
        if (!(margin >= 1) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException(
                    "the margin must be at least 1 and finite, got " + margin + "; 1 is exactly what was seen");
        }
    }
}
