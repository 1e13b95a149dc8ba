package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.engine.kernel.RowKernels;
import dev.ranvier.core.network.KernelConnectivity;

/**
 * Rows of a convolution, made from the kernels when they are needed. The spikes of an instant are sorted by the output
 * positions that they reach; at each of these the weights of all output channels, which stand side by side here, are added up
 * like the rows of a dense projection. Sums have their channels apart, so they are turned round block by block on the way in
 * and out. Where a group has few output channels, as in a pool or a depthwise convolution, or some targets are served
 * elsewhere, spikes are delivered one by one.
 */
final class KernelRows implements SynapseRows {

    private static final RowKernels KERNELS = RowKernels.best();
    private static final int FEW_OUTPUTS = 8; // of a group: fewer do not pay for sorting
    private static final int BLOCK = 16; // output positions: a cache line of floats in each channel

    private final float[] weights; // [input channel][row][column][output channel of the group]
    private final int plane; // neurons of an input channel
    private final int outputPlane; // neurons of an output channel
    private final int inputsOfGroup;
    private final int outputsOfGroup;
    private final int groups;
    private final int area; // of the kernel
    private final int first; // of the targets that are served here
    private final int end;
    private final boolean sorts;
    private final KernelTaps taps;

    KernelRows(KernelConnectivity kernels, int first, int end) {
        this.first = first;
        this.end = end;
        plane = kernels.input().height() * kernels.input().width();
        outputPlane = kernels.output().height() * kernels.output().width();
        groups = kernels.groups();
        inputsOfGroup = kernels.input().channels() / groups;
        outputsOfGroup = kernels.outputChannels() / groups;
        area = kernels.window().area();
        taps = KernelTaps.of(kernels);
        weights = outputsLast(kernels.weights());
        sorts = first == 0 && end == kernels.output().size() && outputsOfGroup >= FEW_OUTPUTS;
    }

    @Override
    public void add(int[] sources, int from, int to, float[] sums, int at) {
        if (sorts) {
            addSorted(sources, null, from, to, sums, at);
            return;
        }
        for (int spike = from; spike < to; spike++) {
            addOne(sources[spike], 1, sums, at);
        }
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums, int at) {
        if (sorts) {
            addSorted(sources, null, from, to, sums, at);
            return;
        }
        for (int spike = from; spike < to; spike++) {
            addOne(sources[spike], 1, sums, at);
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        if (sorts) {
            addSorted(sources, factors, from, to, sums, at);
            return;
        }
        for (int spike = from; spike < to; spike++) {
            addOne(sources[spike], factors[spike], sums, at);
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        if (sorts) {
            addSorted(sources, factors, from, to, sums, at);
            return;
        }
        for (int spike = from; spike < to; spike++) {
            addOne(sources[spike], (float) factors[spike], sums, at);
        }
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        for (int spike = from; spike < to; spike++) {
            int channel = sources[spike] / plane;
            int position = sources[spike] - channel * plane;
            int firstOutput = channel / inputsOfGroup * outputsOfGroup;
            for (int o = firstOutput; o < firstOutput + outputsOfGroup; o++) {
                for (int tap = taps.start()[position]; tap < taps.start()[position + 1]; tap++) {
                    int target = o * outputPlane + taps.output()[tap];
                    if (target >= first && target < end) {
                        touched.add(target);
                    }
                }
            }
        }
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        long synapses = 0;
        for (int spike = from; spike < to; spike++) {
            int channel = sources[spike] / plane;
            int position = sources[spike] - channel * plane;
            if (sorts) {
                synapses += (long) taps.count(position) * outputsOfGroup;
            } else {
                synapses += served(channel / inputsOfGroup * outputsOfGroup, position);
            }
        }
        return synapses;
    }

    /** Synapses of one source that end in the range served here. */
    private long served(int firstOutput, int position) {
        long served = 0;
        for (int o = firstOutput; o < firstOutput + outputsOfGroup; o++) {
            for (int tap = taps.start()[position]; tap < taps.start()[position + 1]; tap++) {
                int target = o * outputPlane + taps.output()[tap];
                served += target >= first && target < end ? 1 : 0;
            }
        }
        return served;
    }

    private void addSorted(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        ReceptiveFields fields = ReceptiveFields.ofThread();
        fields.sort(sources, factors, from, to, taps, groups, outputPlane, plane, inputsOfGroup, area);
        int[] start = fields.start();
        float[] block = fields.block(BLOCK * outputsOfGroup);
        for (int group = 0; group < groups; group++) {
            for (int begin = 0; begin < outputPlane; begin += BLOCK) {
                int positions = Math.min(BLOCK, outputPlane - begin);
                int field = group * outputPlane + begin;
                if (start[field] == start[field + positions]) {
                    continue; // nothing arrives there
                }
                int channels = at + group * outputsOfGroup * outputPlane + begin;
                for (int o = 0; o < outputsOfGroup; o++) {
                    for (int i = 0; i < positions; i++) {
                        block[i * outputsOfGroup + o] = sums[channels + o * outputPlane + i];
                    }
                }
                for (int i = 0; i < positions; i++) {
                    addField(fields, factors != null, start[field + i], start[field + i + 1], block, i);
                }
                for (int o = 0; o < outputsOfGroup; o++) {
                    for (int i = 0; i < positions; i++) {
                        sums[channels + o * outputPlane + i] = block[i * outputsOfGroup + o];
                    }
                }
            }
        }
    }

    private void addField(ReceptiveFields fields, boolean scaled, int from, int to, float[] block, int i) {
        int at = i * outputsOfGroup;
        if (scaled) {
            KERNELS.addScaledRows(
                    weights, outputsOfGroup, 0, fields.rows(), fields.factors(), from, to, block, at, outputsOfGroup);
        } else {
            KERNELS.addRows(weights, outputsOfGroup, 0, fields.rows(), from, to, block, at, outputsOfGroup);
        }
    }

    private void addSorted(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        ReceptiveFields fields = ReceptiveFields.ofThread();
        fields.sort(sources, factors, from, to, taps, groups, outputPlane, plane, inputsOfGroup, area);
        int[] start = fields.start();
        double[] block = fields.wideBlock(BLOCK * outputsOfGroup);
        for (int group = 0; group < groups; group++) {
            for (int begin = 0; begin < outputPlane; begin += BLOCK) {
                int positions = Math.min(BLOCK, outputPlane - begin);
                int field = group * outputPlane + begin;
                if (start[field] == start[field + positions]) {
                    continue; // nothing arrives there
                }
                int channels = at + group * outputsOfGroup * outputPlane + begin;
                for (int o = 0; o < outputsOfGroup; o++) {
                    for (int i = 0; i < positions; i++) {
                        block[i * outputsOfGroup + o] = sums[channels + o * outputPlane + i];
                    }
                }
                for (int i = 0; i < positions; i++) {
                    addField(fields, factors != null, start[field + i], start[field + i + 1], block, i);
                }
                for (int o = 0; o < outputsOfGroup; o++) {
                    for (int i = 0; i < positions; i++) {
                        sums[channels + o * outputPlane + i] = block[i * outputsOfGroup + o];
                    }
                }
            }
        }
    }

    private void addField(ReceptiveFields fields, boolean scaled, int from, int to, double[] block, int i) {
        int at = i * outputsOfGroup;
        if (scaled) {
            KERNELS.addScaledRows(
                    weights, outputsOfGroup, 0, fields.rows(), fields.factors(), from, to, block, at, outputsOfGroup);
        } else {
            KERNELS.addRows(weights, outputsOfGroup, 0, fields.rows(), from, to, block, at, outputsOfGroup);
        }
    }

    private void addOne(int source, float factor, float[] sums, int at) {
        int channel = source / plane;
        int position = source - channel * plane;
        int outputs = channel / inputsOfGroup * outputsOfGroup * outputPlane;
        for (int tap = taps.start()[position]; tap < taps.start()[position + 1]; tap++) {
            int row = (channel * area + taps.element()[tap]) * outputsOfGroup;
            int target = outputs + taps.output()[tap];
            for (int o = 0; o < outputsOfGroup; o++, target += outputPlane) {
                if (target >= first && target < end) {
                    sums[at + target] += factor * weights[row + o];
                }
            }
        }
    }

    private void addOne(int source, double factor, double[] sums, int at) {
        int channel = source / plane;
        int position = source - channel * plane;
        int outputs = channel / inputsOfGroup * outputsOfGroup * outputPlane;
        for (int tap = taps.start()[position]; tap < taps.start()[position + 1]; tap++) {
            int row = (channel * area + taps.element()[tap]) * outputsOfGroup;
            int target = outputs + taps.output()[tap];
            for (int o = 0; o < outputsOfGroup; o++, target += outputPlane) {
                if (target >= first && target < end) {
                    sums[at + target] += factor * weights[row + o];
                }
            }
        }
    }

    /** From {@code [output channel][input channel of the group][row][column]}. */
    private float[] outputsLast(float[] described) {
        if (outputsOfGroup == 1) {
            return described; // the same order
        }
        float[] turned = new float[described.length];
        for (int o = 0; o < groups * outputsOfGroup; o++) {
            int firstInput = o / outputsOfGroup * inputsOfGroup;
            for (int i = 0; i < inputsOfGroup * area; i++) {
                turned[(firstInput * area + i) * outputsOfGroup + o % outputsOfGroup] =
                        described[o * inputsOfGroup * area + i];
            }
        }
        return turned;
    }
}
