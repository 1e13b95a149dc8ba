/**
 * What a network asks of a machine: {@link dev.ranvier.hardware.workload.Workload}, a list of layer shapes with their
 * multiply-accumulates, words, bit widths and measured zeros. Derived from a description, never from a run; nothing here
 * retrains or executes a network.
 */
package dev.ranvier.hardware.workload;
