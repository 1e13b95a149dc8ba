package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;

class OutputStationaryArrayTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return SystolicArrayTest.array(12, 7, Dataflow.OUTPUT_STATIONARY);
    }
}
