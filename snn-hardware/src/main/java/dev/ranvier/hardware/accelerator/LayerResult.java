package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.cost.LatencyReport;

/**
 * One layer, or all of them together, on a machine; all figures are of the whole batch.
 *
 * @param name name of the layer, or of the workload for the total
 * @param multiplyAccumulates multiply-accumulates that the layer asks for, also those with zeros
 * @param counts what each part did, the seconds of static power included
 * @param latency cycles, time and what limits it
 * @param energy what the counts cost
 * @param activeElements processing elements with work; for the total the mean over cycles
 * @param utilisation useful multiply-accumulates as a share of the machine's peak in that time, 0..1; which are useful {@link
 *     Accelerator#usefulShare} says
 */
public record LayerResult(
        String name,
        long multiplyAccumulates,
        ActionCounts counts,
        LatencyReport latency,
        EnergyReport energy,
        double activeElements,
        double utilisation) {}
