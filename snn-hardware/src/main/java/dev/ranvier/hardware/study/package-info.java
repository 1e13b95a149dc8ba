/**
 * The comparison: the same task on several machines, one {@link dev.ranvier.hardware.study.MachineResult} each, with
 * the accuracy given by the caller, who ran that machine's own arithmetic.
 */
package dev.ranvier.hardware.study;
