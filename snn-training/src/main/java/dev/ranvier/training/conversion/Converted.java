package dev.ranvier.training.conversion;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.training.conversion.stage.StageGraph;

/**
 * A spiking network and what its spikes mean.
 *
 * @param classifier the network; its populations are the input, then one a stage in order, then any that the code needs
 *     besides
 * @param stages what it was made from
 * @param readout values of the stages by their spikes
 */
public record Converted(SpikingClassifier classifier, StageGraph stages, StageReadout readout) {}
