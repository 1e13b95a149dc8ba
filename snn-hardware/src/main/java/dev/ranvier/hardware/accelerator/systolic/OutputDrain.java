package dev.ranvier.hardware.accelerator.systolic;

/**
 * How an output-stationary array gets rid of its sums. The published formula and the tool of the same authors differ,
 * so it is an option; the other dataflows do not have it.
 */
public enum OutputDrain {
    /** The sums shift down through the rows after each fold: {@code 2R + C + T - 2} cycles (Samajdar et al. 2020). */
    PAPER,
    /** The drain is not charged: {@code T + R + C - 2} cycles (SCALE-Sim v2 and v3). */
    TOOL
}
