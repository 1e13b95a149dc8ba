package dev.ranvier.hardware.accelerator.systolic;

/** Which operand of a matrix product stays in the processing elements of a systolic array. */
public enum Dataflow {
    /** Weights stay; inputs stream from the left, partial sums flow down. */
    WEIGHT_STATIONARY,
    /** Sums stay; inputs and weights stream. */
    OUTPUT_STATIONARY,
    /** Inputs stay; weights stream, partial sums flow down. */
    INPUT_STATIONARY
}
