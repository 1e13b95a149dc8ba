/**
 * Row-stationary spatial arrays: one row of a filter stays in a processing element and slides over one row of the
 * input.
 */
package dev.ranvier.hardware.accelerator.rowstationary;
