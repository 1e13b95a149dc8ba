package dev.ranvier.training.exchange.onnx;

import dev.ranvier.training.exchange.assembly.Activation;

/** What stands on an edge of an ONNX graph. */
sealed interface Value {

    /** Known from the file alone. */
    record Known(Tensor tensor) implements Value {}

    /** Depends on the model's input. */
    record Computed(Activation activation) implements Value {}
}
