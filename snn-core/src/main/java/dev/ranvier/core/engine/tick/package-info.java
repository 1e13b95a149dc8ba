/**
 * The tick engine: every neuron in every step, exact for clocked networks and an approximation that converges for
 * continuous ones.
 */
package dev.ranvier.core.engine.tick;
