/**
 * What can be done with a model, told before anything runs: {@link dev.ranvier.examples.study.preflight.Preflights} asks each
 * room that takes models.
 */
package dev.ranvier.examples.study.preflight;
