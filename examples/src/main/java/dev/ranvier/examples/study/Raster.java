package dev.ranvier.examples.study;

import dev.ranvier.examples.chart.SpikeRasterChart;
import java.util.List;

/**
 * Spikes of one sample, to be drawn.
 *
 * @param caption what is shown
 * @param panels populations from input to output
 * @param endMs end of the time axis
 */
record Raster(String caption, List<SpikeRasterChart.Panel> panels, double endMs) {}
