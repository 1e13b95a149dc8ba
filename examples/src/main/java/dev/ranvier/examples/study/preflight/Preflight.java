package dev.ranvier.examples.study.preflight;

import dev.ranvier.core.model.LayerGraph;

/** One thing that can be done with a model. A new one is a line in {@link Preflights}. */
@FunctionalInterface
public interface Preflight {

    /** Looks at a model without running it. */
    Finding examine(LayerGraph model);
}
