package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.cost.LatencyReport;
import dev.ranvier.hardware.workload.Recurrent;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Adds up the layers of a workload on a machine and prices them. */
final class AcceleratorRun {

    private AcceleratorRun() {}

    static AcceleratorResult of(Accelerator bare, Workload workload) {
        Accelerator machine = bare.preparedFor(workload);
        double clockHertz = machine.clockHertz();
        List<LayerResult> layers = new ArrayList<>();
        Map<String, Long> cyclesByLimit = new LinkedHashMap<>();
        Set<String> notes = new LinkedHashSet<>(machine.sheet().notes());
        ActionCounts totalCounts = ActionCounts.NONE;
        long totalCycles = 0;
        long totalMacs = 0;
        double totalUseful = 0;
        double activeCycles = 0;
        List<String> notRun = new ArrayList<>(workload.uncounted());
        for (WorkloadLayer layer : workload.layers()) {
            if (!machine.runs(layer.operation())) {
                notRun.add(layer.name());
                continue;
            }
            LayerCounts counted = count(machine, layer, workload.batch());
            long macs = layer.operation().multiplyAccumulates() * workload.batch();
            double useful = macs * machine.usefulShare(layer);
            LatencyReport latency = new LatencyReport(counted.cycles(), clockHertz, counted.limitedBy());
            LayerResult result = result(
                    machine,
                    layer.name(),
                    macs,
                    useful,
                    withStatic(counted.counts(), latency),
                    latency,
                    counted.activeElements());
            layers.add(result);
            cyclesByLimit.merge(counted.limitedBy(), counted.cycles(), Long::sum);
            totalCounts = totalCounts.plus(counted.counts());
            totalCycles += counted.cycles();
            totalMacs += macs;
            totalUseful += useful;
            activeCycles += counted.activeElements() * counted.cycles();
            counted.notes().forEach(note -> notes.add("layer " + layer.name() + ": " + note));
        }
        LatencyReport latency = new LatencyReport(totalCycles, clockHertz, mostFrequent(cyclesByLimit));
        LayerResult total = result(
                machine,
                workload.name(),
                totalMacs,
                totalUseful,
                withStatic(totalCounts, latency),
                latency,
                activeCycles / totalCycles);
        addNotes(machine, workload, notRun, total.energy(), notes);
        return new AcceleratorResult(
                machine.sheet().name(),
                machine.sheet().family(),
                workload.name(),
                workload.batch(),
                layers,
                total,
                machine.sheet().published("areaSquareMillimetres"),
                union(machine.sheet().sources(), total.energy().sources()),
                List.copyOf(notes));
    }

    /** The counts of a layer; a recurrent one is its time step, done again and again. */
    private static LayerCounts count(Accelerator machine, WorkloadLayer layer, int batch) {
        if (layer.operation() instanceof Recurrent recurrent) {
            return machine.count(layer.withOperation(recurrent.step()), batch).times(recurrent.timeSteps());
        }
        return machine.count(layer, batch);
    }

    private static LayerResult result(
            Accelerator machine,
            String name,
            long macs,
            double useful,
            ActionCounts counts,
            LatencyReport latency,
            double activeElements) {
        double peak = machine.peakMultiplyAccumulatesPerCycle() * latency.cycles();
        return new LayerResult(
                name, macs, counts, latency, machine.energies().price(counts), activeElements, useful / peak);
    }

    /** Static power is drawn by the whole machine for the whole time. */
    private static ActionCounts withStatic(ActionCounts counts, LatencyReport latency) {
        return counts.plus(ActionCounts.builder()
                .add(Action.STATIC, "idle", latency.seconds())
                .build());
    }

    private static String mostFrequent(Map<String, Long> cyclesByLimit) {
        return cyclesByLimit.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static void addNotes(
            Accelerator machine, Workload workload, List<String> notRun, EnergyReport energy, Set<String> notes) {
        Set<Double> nodes = new TreeSet<>();
        for (EnergyReport.Line line : energy.lines()) {
            EnergyEntry entry = line.entry();
            entry.nodeNanometres().ifPresent(nodes::add);
        }
        OptionalDouble node = machine.sheet().nodeNanometres();
        notes.add("machine node " + (node.isPresent() ? node.getAsDouble() + " nm" : "not published")
                + ", constants of nodes " + nodes + " nm; nothing is scaled between nodes");
        for (WorkloadLayer layer : workload.layers()) {
            if (Math.max(layer.weightBits(), layer.inputBits()) > machine.wordBits()) {
                notes.add("computes with " + machine.wordBits() + "-bit words; layer " + layer.name() + " has "
                        + layer.weightBits() + "-bit weights and " + layer.inputBits()
                        + "-bit inputs: its accuracy must be that of the quantised network");
                break;
            }
        }
        if (!notRun.isEmpty()) {
            notes.add("not counted, because without multiply-accumulates: " + String.join(", ", notRun));
        }
        notes.addAll(machine.sheet().warnings());
        notes.addAll(energy.warnings());
    }

    private static List<String> union(Collection<String> some, Collection<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
