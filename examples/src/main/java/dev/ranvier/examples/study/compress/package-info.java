/** What smaller weights and activations cost in accuracy. */
package dev.ranvier.examples.study.compress;
