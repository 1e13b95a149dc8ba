/**
 * Systolic arrays: the timing of a matrix product with any of three operands standing still
 * ({@link dev.ranvier.hardware.accelerator.systolic.SystolicSchedule}), and the machines built on it.
 */
package dev.ranvier.hardware.accelerator.systolic;
