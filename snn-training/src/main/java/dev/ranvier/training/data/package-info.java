/**
 * Data sets: images with labels, read once into bytes, and the split into a part to learn from and a part to be scored on.
 *
 * <p>{@link dev.ranvier.training.data.EmbeddedDigits} comes with Ranvier, {@link dev.ranvier.training.data.IdxFolder} reads
 * any folder of the MNIST family; both give a {@link dev.ranvier.training.data.Dataset} with a hash of its contents.
 * {@link dev.ranvier.training.data.StratifiedSplit} cuts a validation part off the training images, because settings are
 * never chosen on the test images. A file that is wrong is refused by name and byte offset.
 */
package dev.ranvier.training.data;
