/**
 * Running networks: the {@link dev.ranvier.core.engine.Engine} contract with its normative order of ties,
 * {@link dev.ranvier.core.engine.CompiledNetwork}, stop rules, and {@link dev.ranvier.core.engine.ActivityProfile}, the exact
 * counts that energy models price.
 *
 * <p>Two engines implement it. {@code engine.event} goes from event to event in continuous time, with closed-form threshold
 * crossings. {@code engine.tick} goes step by step. On a clocked network they give the same spikes.
 *
 * <p>An engine carries its state out and in through {@link dev.ranvier.core.state.StateTransfer}; {@code CheckpointFile} of the
 * files makes a checkpoint of it.
 */
package dev.ranvier.core.engine;
