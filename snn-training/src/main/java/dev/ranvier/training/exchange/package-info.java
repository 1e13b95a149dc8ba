/**
 * Models to and from the files of other programs: {@link dev.ranvier.training.exchange.ModelReader} reads ONNX, Keras HDF5,
 * {@code .nnet} text, and weights of numpy with a list of layers; {@link dev.ranvier.training.exchange.onnx.OnnxWriter}
 * writes ONNX.
 *
 * <p>A model is read as the function of one sample. What cannot be expressed is refused before anything runs, all of it in one
 * message ({@link dev.ranvier.training.exchange.UnsupportedModelException}); what is damaged is a {@link
 * dev.ranvier.core.io.FormatException} that names the place, and costs no more memory than the file is long, give or take a
 * small factor.
 */
package dev.ranvier.training.exchange;
