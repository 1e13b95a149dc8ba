/**
 * What all importers share: a layer graph that grows layer by layer from a file whose axes may stand in another order, with
 * the arithmetic of broadcasting, concatenation and padding.
 */
package dev.ranvier.training.exchange.assembly;
