/**
 * Processors of which only what they can compute and what their memory can deliver in a second is known: CPUs, GPUs,
 * FPGAs, and chips whose inside is not published. Their times are bounds: nothing is faster, much is slower.
 */
package dev.ranvier.hardware.accelerator.roofline;
