package dev.ranvier.hardware.accelerator;

class OutputStationaryArrayTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return SystolicArrayTest.array(12, 7, Dataflow.OUTPUT_STATIONARY);
    }
}
