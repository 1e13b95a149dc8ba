/**
 * What each kind of layer computes, forward and backward, for a batch of samples. {@link
 * dev.ranvier.training.ann.layer.ForwardPass} runs any layer; a {@link dev.ranvier.training.ann.layer.TrainableLayer} also knows
 * its gradients. Work is cut by samples or channels into parts that do not depend on the number of threads.
 */
package dev.ranvier.training.ann.layer;
