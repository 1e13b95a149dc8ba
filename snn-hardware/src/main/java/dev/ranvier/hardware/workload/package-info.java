/**
 * What a network asks of a machine: {@link dev.ranvier.hardware.workload.Workload}, a list of layer shapes with their
 * multiply-accumulates, words, bit widths and zeros. It is derived from a description of a network, read from a file
 * ({@link dev.ranvier.hardware.workload.WorkloadFile}) or one of the networks of the literature that come with the
 * program ({@link dev.ranvier.hardware.workload.Networks}); never from a run. Nothing here retrains or executes a
 * network.
 */
package dev.ranvier.hardware.workload;
