package dev.ranvier.examples.study;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.rowstationary.RowStationaryArray;
import dev.ranvier.hardware.accelerator.systolic.TpuArray;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.training.compress.FixedPointInference;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;

/**
 * A trained network on conventional accelerators, one image at a time: a weight-stationary systolic array and a
 * row-stationary array, each with its own integer arithmetic on every test image.
 *
 * @param graph the network, a chain of Dense and Relu layers
 * @param train images that it was trained on; they set the scales of the integers
 * @param test images to classify
 * @param gemm computes activations for the scales
 * @param threads number of threads; changes nothing but the time it takes
 */
public record AcceleratorMachines(LayerGraph graph, LabelledImages train, LabelledImages test, Gemm gemm, int threads) {

    /**
     * A row for each machine.
     *
     * @throws IllegalArgumentException if the network has other layers, or takes images of another size
     */
    public List<Machine> run() {
        return List.of(run(TpuArray.tpuV1()), run(RowStationaryArray.eyeriss()));
    }

    private Machine run(Accelerator machine) {
        int bits = machine.wordBits();
        FixedPointInference integers = FixedPointInference.quantise(graph, bits, train, gemm);
        double accuracy = integers.accuracy(test, threads);
        Workload workload =
                Workload.of(graph, 1).withBits(bits, bits).withInputZeroShares(integers.zeroInputShares(test, threads));
        return MachineRow.of(machine, machine.run(workload), "ANN, " + bits + "-bit integers, batch 1", accuracy);
    }
}
