package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;

/** The array of 32 x 32 that comes with the program. */
class ShippedSystolicTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return SystolicArray.generic(Dataflow.OUTPUT_STATIONARY);
    }
}
