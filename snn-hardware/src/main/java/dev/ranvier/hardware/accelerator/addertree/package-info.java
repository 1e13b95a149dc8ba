/**
 * Tiles of multipliers with adder trees behind them, after DianNao: a tile multiplies some inputs by the weights of
 * some outputs in a cycle and adds the products up. Weights come from a memory off the chip or stay in embedded memory
 * on it.
 */
package dev.ranvier.hardware.accelerator.addertree;
