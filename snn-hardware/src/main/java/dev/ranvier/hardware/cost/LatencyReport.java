package dev.ranvier.hardware.cost;

/**
 * How long an answer takes.
 *
 * @param cycles clock cycles or ticks
 * @param clockMegahertz of that clock
 * @param limit what the time is spent on, e.g. {@code weight fetch}
 */
public record LatencyReport(double cycles, double clockMegahertz, String limit) {

    /** @throws IllegalArgumentException if the cycles are negative or the clock not positive */
    public LatencyReport {
        if (!(cycles >= 0) || !(clockMegahertz > 0)) {
            throw new IllegalArgumentException("latency needs cycles of at least 0 and a positive clock, got " + cycles
                    + " at " + clockMegahertz + " MHz");
        }
    }

    /** Time in microseconds. */
    public double microseconds() {
        return cycles / clockMegahertz;
    }
}
