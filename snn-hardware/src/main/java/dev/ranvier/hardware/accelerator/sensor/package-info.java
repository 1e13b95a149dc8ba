/** Machines that sit beside an image sensor and keep everything on their chip: no memory off the chip at all. */
package dev.ranvier.hardware.accelerator.sensor;
