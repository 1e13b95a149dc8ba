package dev.ranvier.hardware.accelerator;

class InputStationaryArrayTest extends AcceleratorContract {

    @Override
    Accelerator machine() {
        return SystolicArrayTest.array(5, 9, Dataflow.INPUT_STATIONARY);
    }
}
