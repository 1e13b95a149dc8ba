/** ONNX models to and from layer graphs. */
package dev.ranvier.training.exchange.onnx;
