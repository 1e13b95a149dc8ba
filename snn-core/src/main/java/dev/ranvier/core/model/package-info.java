/**
 * What was trained: {@link dev.ranvier.core.model.LayerGraph} and its layers, plain data with shapes.
 *
 * <p>The trainer and the importers make it; the converter turns it into spikes; the workload model counts its work. A layer
 * carries its {@link dev.ranvier.core.model.WeightFormat}, so that what a machine stores is known without asking the trainer.
 * Nothing here executes anything: running a graph is the business of each room that does so.
 */
package dev.ranvier.core.model;
