/** Benchmarks, each with its question written down. They measure and print nothing. */
package dev.ranvier.examples.benchmark;
