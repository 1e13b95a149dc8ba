/**
 * Training of conventional networks, and running them as the reference that everything else is held against.
 *
 * <p>{@link dev.ranvier.training.ann.NetworkBuilder} lays a network out (in short by {@link
 * dev.ranvier.training.ann.LayerNotation}), {@link dev.ranvier.training.ann.Trainer} turns such a {@code LayerGraph}, or any other,
 * into a trained one as a {@link dev.ranvier.training.ann.TrainingTask} says; {@link dev.ranvier.training.ann.Inference} runs any
 * {@code LayerGraph}. All dense products go through the one {@code Gemm} that the caller gives, which also owns the threads; the
 * same seed gives the same bits for any number of them.
 *
 * <p>Inside: what each kind of layer computes is in {@code ann.layer}; a {@code TrainableGraph} says how layers hang together,
 * {@code GraphPasses} holds the buffers between them, the loss and the {@code Optimiser} stand apart, and {@code Validation} keeps
 * the best network.
 */
package dev.ranvier.training.ann;
