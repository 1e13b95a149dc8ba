package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;

class InputStationaryArrayTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return SystolicArrayTest.array(5, 9, Dataflow.INPUT_STATIONARY);
    }
}
