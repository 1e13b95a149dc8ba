package dev.ranvier.hardware.cost;

/**
 * How long it takes and what limits it.
 *
 * @param cycles clock cycles, or ticks of a chip that has no clock but a tick
 * @param clockHertz cycles in a second
 * @param limitedBy the resource that a faster machine would need more of, e.g. {@code compute} or {@code weight fetch}
 */
public record LatencyReport(long cycles, double clockHertz, String limitedBy) {

    /** @throws IllegalArgumentException if there are negative cycles, no clock, or no limit */
    public LatencyReport {
        if (cycles < 0) {
            throw new IllegalArgumentException("cycles must not be negative, got " + cycles);
        }
        if (!(clockHertz > 0) || Double.isInfinite(clockHertz)) {
            throw new IllegalArgumentException("clockHertz must be positive, got " + clockHertz);
        }
        if (limitedBy == null || limitedBy.isBlank()) {
            throw new IllegalArgumentException("limitedBy must name a resource");
        }
    }

    /** Time in seconds. */
    public double seconds() {
        return cycles / clockHertz;
    }

    /** Time in microseconds. */
    public double microseconds() {
        return cycles / clockHertz * 1e6;
    }
}
