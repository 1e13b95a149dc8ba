/**
 * Training of conventional networks, and running them as the reference that everything else is held against.
 *
 * <p>{@link dev.ranvier.training.ann.AnnTrainer} turns labelled images and {@link
 * dev.ranvier.training.ann.TrainingSettings} into a {@code LayerGraph}; {@link dev.ranvier.training.ann.Inference} runs any
 * {@code LayerGraph}. All dense products go through the one {@code Gemm} that the caller gives; everything else runs on the
 * caller's thread, so the same seed gives the same bits for any number of threads.
 *
 * <p>Inside: each kind of layer is a {@code TrainableLayer} with its forward and backward pass, the loss and the {@code
 * Optimiser} stand apart, and a {@code LayerStack} holds the buffers between them.
 */
package dev.ranvier.training.ann;
