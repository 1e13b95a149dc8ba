package dev.ranvier.hardware.accelerator.rowstationary;

/** What a machine does when an input is zero. It never saves time here, only energy. */
public enum ZeroGating {
    /** Nothing: zeros cost as much as other values. */
    NONE,
    /**
     * The multiplier stays still and the weight is not read from the register file, and inputs are run-length coded in
     * memory (Chen et al. 2017).
     */
    MAC_AND_WEIGHT_READ
}
