package dev.ranvier.hardware.accelerator.crossbar;

import java.util.OptionalDouble;

/**
 * What it takes to write a network into a machine once, before the first sample.
 *
 * @param cells cells that hold its weights, copies included
 * @param pulses write pulses
 * @param seconds time, all arrays at once and row by row
 * @param nanojoules energy of the pulses; empty if no source has a constant for it
 */
public record WriteCost(double cells, double pulses, double seconds, OptionalDouble nanojoules) {}
