package dev.ranvier.examples.study;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.examples.study.StudyResult.OperationProxy;
import dev.ranvier.examples.study.StudyResult.Snn;
import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.RowStationaryArray;
import dev.ranvier.hardware.accelerator.TpuArray;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.training.compress.FixedPointInference;
import java.util.ArrayList;
import java.util.List;

/** The trained network on conventional accelerators, each with its own integer arithmetic on every test image. */
final class MachineStage {

    private final StudyContext context;
    private final LayerGraph graph;

    MachineStage(StudyContext context, LayerGraph graph) {
        this.context = context;
        this.graph = graph;
    }

    /** A weight-stationary systolic array and a row-stationary array, one image at a time. */
    List<Machine> run() {
        context.stages().begin("accelerators", "running the integer arithmetic of conventional accelerators");
        return List.of(run(TpuArray.tpuV1()), run(RowStationaryArray.eyeriss()));
    }

    private Machine run(Accelerator machine) {
        int bits = machine.wordBits();
        FixedPointInference integers = FixedPointInference.quantise(graph, bits, context.train(), context.gemm());
        double accuracy = integers.accuracy(context.test(), context.threads());
        Workload workload = Workload.of(graph, 1)
                .withBits(bits, bits)
                .withInputZeroShares(integers.zeroInputShares(context.test(), context.threads()));
        return MachineRow.of(machine.run(workload), "ANN, " + bits + "-bit integers, batch 1", accuracy);
    }

    /** Operations times an energy each, for the trained network and its spiking forms. */
    List<OperationProxy> operationProxy(List<Snn> spiking) {
        dev.ranvier.hardware.study.OperationProxy proxy = new dev.ranvier.hardware.study.OperationProxy();
        List<OperationProxy> rows = new ArrayList<>();
        double products = graph.multiplyAccumulates();
        rows.add(row("ANN", products, "multiply-accumulates", proxy.conventional(products)));
        for (Snn snn : spiking) {
            double events = snn.synapticEventsPerSample();
            rows.add(row("SNN " + snn.coding(), events, "synaptic events", proxy.spiking(events, 0)));
        }
        return rows;
    }

    private static OperationProxy row(String network, double operations, String operation, EnergyReport energy) {
        return new OperationProxy(
                network,
                operations,
                operation,
                energy.totalNanojoules(),
                dev.ranvier.hardware.study.OperationProxy.LABEL + "; " + String.join("; ", energy.sources()));
    }
}
