package dev.ranvier.examples.study.accelerator;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.accelerator.systolic.Dataflow;
import dev.ranvier.hardware.study.MachineRoofline;
import dev.ranvier.hardware.study.ScalabilityStudy;
import dev.ranvier.hardware.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One workload on all machines, and closer on one.
 *
 * @param workload what they run
 * @param machine name of the machine whose layers and roof are shown
 */
public record AcceleratorStudy(Workload workload, String machine) {

    private static final int SMALL = 32;
    private static final int[] SIZES = {8, 16, 32, 64, 128, 256, 512, 1024};
    private static final int[] SCALE_OUT_SIZES = {32, 64, 128, 256, 512, 1024};

    /**
     * What the study found.
     *
     * @param results by name of the machine
     * @param refused machines that cannot run the workload, with the reason
     * @param close the one machine
     * @param roofline its roof, if its memory has a published bandwidth
     * @param utilisation points by kind of array
     */
    public record Result(
            Map<String, AcceleratorResult> results,
            Map<String, String> refused,
            AcceleratorResult close,
            Optional<MachineRoofline> roofline,
            Map<String, List<ScalabilityStudy.Point>> utilisation) {}

    /**
     * Runs everything.
     *
     * @throws IllegalArgumentException if the one machine is unknown or cannot run the workload
     */
    public Result run() {
        AcceleratorResult close = Machines.named(machine).run(workload);
        Map<String, AcceleratorResult> results = new LinkedHashMap<>();
        Map<String, String> refused = new LinkedHashMap<>();
        for (String name : Machines.names()) {
            try {
                results.put(name, Machines.named(name).run(workload));
            } catch (IllegalArgumentException e) {
                refused.put(name, e.getMessage());
            }
        }
        Map<String, List<ScalabilityStudy.Point>> utilisation = new LinkedHashMap<>();
        utilisation.put(
                "one array, weight-stationary", ScalabilityStudy.scaleUp(workload, Dataflow.WEIGHT_STATIONARY, SIZES));
        utilisation.put(
                "one array, output-stationary", ScalabilityStudy.scaleUp(workload, Dataflow.OUTPUT_STATIONARY, SIZES));
        utilisation.put(
                "one array, input-stationary", ScalabilityStudy.scaleUp(workload, Dataflow.INPUT_STATIONARY, SIZES));
        utilisation.put(
                "arrays of 32 x 32, weight-stationary",
                ScalabilityStudy.scaleOut(workload, Dataflow.WEIGHT_STATIONARY, SMALL, SCALE_OUT_SIZES));
        return new Result(results, refused, close, MachineRoofline.of(Machines.named(machine), workload), utilisation);
    }
}
