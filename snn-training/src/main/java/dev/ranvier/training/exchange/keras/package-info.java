/** Keras HDF5 models to layer graphs. */
package dev.ranvier.training.exchange.keras;
