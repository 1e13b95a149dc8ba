/**
 * What becomes of trained weights when they must be small: quantisation now, more later. This room changes weights and says
 * how accurate the result is; it never prices anything.
 */
package dev.ranvier.training.compress;
