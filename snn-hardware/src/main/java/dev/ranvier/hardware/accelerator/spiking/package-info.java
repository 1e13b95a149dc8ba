/**
 * Spiking chips as far as their published figures go, beside the conventional machines and in their terms. What a
 * network does on such a chip is found by running it on the chip simulator, not here.
 */
package dev.ranvier.hardware.accelerator.spiking;
