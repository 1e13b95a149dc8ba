/**
 * From values to spikes and back: encoders, decoders, and {@link dev.ranvier.core.coding.SpikingClassifier}, a network together
 * with both.
 *
 * <p>A decoder returns the class, a confidence, and the <em>decision time</em>: when the answer was there, not when the run
 * ended.
 */
package dev.ranvier.core.coding;
