package dev.ranvier.training.ann.config;

import dev.ranvier.training.ann.NetworkBuilder;

/** Lays a network out. */
@FunctionalInterface
public interface NetworkLayout {

    /**
     * Adds all layers.
     *
     * @param classes number of outputs that the last layer must have
     * @throws IllegalArgumentException naming the layer that does not fit
     */
    void layOut(NetworkBuilder builder, int classes);
}
