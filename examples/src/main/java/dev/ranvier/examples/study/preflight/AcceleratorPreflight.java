package dev.ranvier.examples.study.preflight;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/** Whether the model of an accelerator is charged for all of a network. */
final class AcceleratorPreflight implements Preflight {

    private final String machine;

    /** @param machine a name of {@link Machines} */
    AcceleratorPreflight(String machine) {
        this.machine = machine;
    }

    @Override
    public Finding examine(LayerGraph model) {
        String subject = "accelerate " + machine;
        try {
            Accelerator accelerator = Machines.named(machine);
            Workload workload = Workload.of(model, 1);
            List<String> left = new ArrayList<>();
            int run = 0;
            for (WorkloadLayer layer : workload.layers()) {
                if (accelerator.runs(layer.operation())) {
                    run++;
                } else if (layer.operation().multiplyAccumulates() > 0) {
                    left.add("does not run layer " + layer.name());
                }
            }
            return new Finding(subject, run > 0, left);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Finding.bad(subject, e.getMessage());
        }
    }
}
