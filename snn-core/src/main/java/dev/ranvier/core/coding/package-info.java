/**
 * From values to spikes and back: encoders, decoders, and {@link dev.ranvier.core.coding.SpikingClassifier}, a network together
 * with both.
 *
 * <p>A decoder returns the class, a confidence, and the <em>decision time</em>: when the answer was there, not when the run
 * ended. {@link dev.ranvier.core.coding.EarlyDecision} ends a sample when the answer is sure enough; {@link
 * dev.ranvier.core.coding.SampleRunner} asks about many samples on several threads.
 */
package dev.ranvier.core.coding;
