package dev.ranvier.hardware.study.validation;

import java.util.List;

/**
 * What is published of an application of the first TPU: totals and performance counters, no layer shapes (Jouppi et al.
 * 2017, tables 1 and 3, doi:10.1145/3079856.3080246). Shares are percent of all cycles, useful multiply-accumulates
 * percent of the peak; active, stall, shift and non-matrix cycles add up to all.
 *
 * @param name as in the paper
 * @param batch samples that run together
 * @param macsPerWeightByte operational intensity
 * @param achievedTops measured throughput of the production code, 10^12 operations a second
 * @param activePercent cycles in which the array computes
 * @param usefulPercent multiply-accumulates that are no padding
 * @param stallPercent cycles that wait for weights from memory
 * @param shiftPercent cycles that shift weights into the array
 * @param nonMatrixPercent other cycles
 */
record TpuApplication(
        String name,
        int batch,
        double macsPerWeightByte,
        double achievedTops,
        double activePercent,
        double usefulPercent,
        double stallPercent,
        double shiftPercent,
        double nonMatrixPercent) {

    /** The six applications of the paper. */
    static final List<TpuApplication> ALL = List.of(
            new TpuApplication("MLP0", 200, 200, 12.3, 12.7, 12.5, 53.9, 15.9, 17.5),
            new TpuApplication("MLP1", 168, 168, 9.7, 10.6, 9.4, 44.2, 13.4, 31.9),
            new TpuApplication("LSTM0", 64, 64, 3.7, 8.2, 8.2, 58.1, 15.8, 17.9),
            new TpuApplication("LSTM1", 96, 96, 2.8, 10.5, 6.3, 62.1, 17.1, 10.3),
            new TpuApplication("CNN0", 8, 2888, 86.0, 78.2, 78.2, 0.0, 0.0, 21.8),
            new TpuApplication("CNN1", 32, 1750, 14.1, 46.2, 22.5, 28.1, 7.0, 18.7));

    /** Share of the active multiply-accumulates that are no padding, 0..1. */
    double usefulOfActive() {
        return usefulPercent / activePercent;
    }
}
