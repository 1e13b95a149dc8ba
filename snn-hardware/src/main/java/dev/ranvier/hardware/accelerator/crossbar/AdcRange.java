package dev.ranvier.hardware.accelerator.crossbar;

/** What the full scale of the converters is set to. */
public enum AdcRange {
    /** The largest sum that any input could give: nothing is clipped. */
    WORST_CASE,
    /** The largest sum that occurred on calibration samples, for each matrix: finer steps, rare clipping. */
    CALIBRATED
}
