package dev.ranvier.hardware.study;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerResult;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A machine's roof and the layers of a workload under it: the intensity of a layer is its operations over the bytes
 * that its model counts on the slowest memory, its height what the model reaches.
 *
 * @param machine name of the machine
 * @param roofline from its peak and the bandwidth of its sheet
 * @param points layers that use that memory, in order
 */
public record MachineRoofline(String machine, Roofline roofline, List<Point> points) {

    /** Parameters of sheets that are a bandwidth to the memory outside, in bytes. */
    private static final List<String> BYTE_RATES =
            List.of("weightBytesPerSecond", "linkBytesPerSecond", "memoryBytesPerSecond", "dramBytesPerSecond");

    private static final String WORD_RATE = "dramWordsPerSecond";

    /**
     * One layer.
     *
     * @param name of the layer
     * @param operationsPerByte intensity
     * @param operationsPerSecond what the model reaches
     */
    public record Point(String name, double operationsPerByte, double operationsPerSecond) {}

    /** Takes a copy of the list. */
    public MachineRoofline {
        points = List.copyOf(points);
    }

    /** The roof of a machine and the layers under it; empty if its sheet has no bandwidth to a memory outside. */
    public static Optional<MachineRoofline> of(Accelerator machine, Workload workload) {
        OptionalDouble bandwidth = bytesPerSecond(machine);
        if (bandwidth.isEmpty()) {
            return Optional.empty();
        }
        double peak = 2 * machine.peakMultiplyAccumulatesPerCycle() * machine.clockHertz();
        AcceleratorResult result = machine.run(workload);
        List<Point> points = new ArrayList<>();
        for (LayerResult layer : result.layers()) {
            double operations = 2.0 * layer.multiplyAccumulates();
            double bytes = layer.counts().count("dram", "byte")
                    + layer.counts().count("link", "byte")
                    + layer.counts().count("dram", "word") * machine.wordBits() / 8;
            if (bytes > 0) {
                points.add(new Point(
                        layer.name(),
                        operations / bytes,
                        operations / layer.latency().seconds()));
            }
        }
        return Optional.of(new MachineRoofline(result.machine(), new Roofline(peak, bandwidth.getAsDouble()), points));
    }

    private static OptionalDouble bytesPerSecond(Accelerator machine) {
        MachineSheet sheet = machine.sheet();
        for (String key : BYTE_RATES) {
            if (has(sheet, key)) {
                return OptionalDouble.of(sheet.value(key));
            }
        }
        return has(sheet, WORD_RATE)
                ? OptionalDouble.of(sheet.value(WORD_RATE) * machine.wordBits() / 8)
                : OptionalDouble.empty();
    }

    private static boolean has(MachineSheet sheet, String key) {
        return sheet.parameters().stream().anyMatch(parameter -> parameter.key().equals(key));
    }
}
