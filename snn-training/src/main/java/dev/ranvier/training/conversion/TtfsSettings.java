package dev.ranvier.training.conversion;

/**
 * Choices of the time-to-first-spike conversion.
 *
 * @param windowMs length of each layer's spiking window, positive
 * @param margin how much wider than seen on the calibration images the range of values is made at least, 1 or more; infinite
 *     for ranges that no input can exceed, which takes nothing from the exactness but much from the resolution in time
 */
public record TtfsSettings(double windowMs, double margin) {

    /** Windows of 10 ms, at least a quarter more than what was seen. */
    public static final TtfsSettings DEFAULT = new TtfsSettings(10, 1.25);

    /** Windows of 10 ms that no value can exceed. */
    public static final TtfsSettings WITHOUT_CLIPPING = new TtfsSettings(10, Double.POSITIVE_INFINITY);

    /** @throws IllegalArgumentException if a value is outside its range */
    public TtfsSettings {
        if (!(windowMs > 0) || Double.isInfinite(windowMs)) {
            throw new IllegalArgumentException("the window must be positive and finite, got " + windowMs + " ms");
        }
        if (!(margin >= 1)) {
            throw new IllegalArgumentException(
                    "the margin must be at least 1, got " + margin + "; 1 is exactly what was seen");
        }
    }
}
