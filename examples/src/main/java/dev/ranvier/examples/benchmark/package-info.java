/**
 * Benchmarks, each with its written question. The networks are built with the public description of
 * {@link dev.ranvier.core.network.Network} alone, so each can be exported, read again and run by {@code ranvier simulate}
 * with the same spikes.
 */
package dev.ranvier.examples.benchmark;
