/**
 * Trained networks in the arithmetic of a machine, one sample at a time: layers with weights as matrices to which a
 * machine gives its own products ({@link dev.ranvier.hardware.accelerator.arithmetic.VectorProduct}), all others
 * exactly. For measuring what a machine's faults and noise cost in accuracy; no speed is promised.
 */
package dev.ranvier.hardware.accelerator.arithmetic;
