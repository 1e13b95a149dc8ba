/** Machines on the logic die under stacked memory: computing beside every vault. */
package dev.ranvier.hardware.accelerator.neardata;
