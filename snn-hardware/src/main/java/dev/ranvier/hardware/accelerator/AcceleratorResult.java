package dev.ranvier.hardware.accelerator;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A workload on a machine.
 *
 * @param machine name of the machine
 * @param family kind of machine
 * @param workload name of the workload
 * @param batch samples that ran together
 * @param layers each layer for the whole batch, in order
 * @param total all layers for the whole batch
 * @param areaSquareMillimetres published area of the machine; empty if there is none
 * @param sources where the parameters and the constants used come from
 * @param notes what the user must know to read the figures: node, marks of uncertain figures, what is not counted
 */
public record AcceleratorResult(
        String machine,
        String family,
        String workload,
        int batch,
        List<LayerResult> layers,
        LayerResult total,
        OptionalDouble areaSquareMillimetres,
        List<String> sources,
        List<String> notes) {

    /** Takes copies of the lists. */
    public AcceleratorResult {
        layers = List.copyOf(layers);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    /** Energy of one sample. */
    public double energyPerSampleNanojoules() {
        return total.energy().totalNanojoules() / batch;
    }

    /** Time from the start of the batch to its end: every sample of the batch waits for it. */
    public double latencyMicroseconds() {
        return total.latency().microseconds();
    }
}
