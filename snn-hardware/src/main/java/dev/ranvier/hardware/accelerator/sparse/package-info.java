/**
 * Engines for pruned networks: weights lie compressed on the chip, zeros cost neither time nor energy, and time depends
 * on how evenly the others fall on the processing elements. Which weights are zero is drawn, with a seed, from the
 * share of zeros.
 */
package dev.ranvier.hardware.accelerator.sparse;
