/**
 * Charts: one class per chart, each from plain data to a JFreeChart in the house's look, and {@link
 * dev.ranvier.examples.chart.ChartFiles} to write them as PNG and SVG. Needs no display.
 */
package dev.ranvier.examples.chart;
