/** One trained network as spikes: which code, what it costs, what was lost where, and what to change. */
package dev.ranvier.examples.study.conversion;
