package dev.ranvier.training.ann;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.ann.layer.WeightForm;

/** Which form the weights of each layer take in training. */
@FunctionalInterface
public interface WeightForms {

    /** Plain weights everywhere. */
    WeightForms PLAIN = node -> null;

    /** A fresh form for a layer, or null for plain weights; asked for layers with one input. */
    WeightForm of(LayerGraph.Node node);
}
