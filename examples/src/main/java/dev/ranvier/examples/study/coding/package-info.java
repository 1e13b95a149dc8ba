/** One trained network in every code and by every method: accuracy, decision time, spikes, synaptic events, speed. */
package dev.ranvier.examples.study.coding;
