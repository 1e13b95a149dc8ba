package dev.ranvier.hardware.accelerator;

class InputStationaryArrayTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return SystolicArrayTest.array(5, 9, Dataflow.INPUT_STATIONARY);
    }
}
