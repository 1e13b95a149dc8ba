package dev.ranvier.hardware.study;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Runs one workload on several conventional machines and puts the accuracies, which the caller measured with each
 * machine's arithmetic, beside the costs.
 */
public final class Comparison {

    private final List<Row> rows = new ArrayList<>();
    private final Workload workload;

    private record Row(Accelerator machine, double accuracy) {}

    /** @param workload what all machines run */
    public Comparison(Workload workload) {
        this.workload = workload;
    }

    /**
     * Adds a machine.
     *
     * @param accuracy share of right answers with that machine's arithmetic, 0..1
     */
    public Comparison with(Accelerator machine, double accuracy) {
        rows.add(new Row(machine, accuracy));
        return this;
    }

    /** One result for each machine in the order added, per sample. */
    public List<MachineResult> results() {
        return rows.stream()
                .map(row -> result(row.machine().run(workload), row.accuracy()))
                .toList();
    }

    /** A machine's run as a row: energies per sample, the latency of the whole batch. */
    public static MachineResult result(AcceleratorResult run, double accuracy) {
        LinkedHashMap<String, Double> breakdown = run.total().energy().breakdownNanojoules();
        breakdown.replaceAll((part, nanojoules) -> nanojoules / run.batch());
        List<String> notes = new ArrayList<>();
        notes.add(
                "batch " + run.batch() + ", limited by " + run.total().latency().limitedBy());
        notes.addAll(run.notes());
        return new MachineResult(
                run.machine(),
                run.family(),
                accuracy,
                run.energyPerSampleNanojoules(),
                run.latencyMicroseconds(),
                breakdown,
                run.sources(),
                notes);
    }
}
