package dev.ranvier.hardware.accelerator.addertree;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;

class ManyChipsTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return ResidentAdderTree.daDianNao64();
    }
}
