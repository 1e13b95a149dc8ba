/**
 * What analogue arithmetic does to the accuracy of a network of ours: crossbars with imperfect cells and converters,
 * with and without what can be done about them, and a sensor with a setting of signal to noise.
 */
package dev.ranvier.examples.study.crossbar;
