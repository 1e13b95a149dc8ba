package dev.ranvier.training.exchange.assembly;

import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;

/** Layers whose weights must stand in the order of their input. */
public final class WeightedLayers {

    private final GraphAssembly graph;

    /** Adds to the given graph. */
    public WeightedLayers(GraphAssembly graph) {
        this.graph = graph;
    }

    /**
     * A dense layer on all values of its input.
     *
     * @param weights {@code [input][output]} or, transposed, {@code [output][input]}; inputs in the file's order. Not
     *     modified.
     * @param bias {@code [output]}, or null
     */
    public Activation dense(
            String name, Activation input, float[] weights, boolean outputsFirst, int outputs, float[] bias) {
        int inputs = input.size();
        if (weights.length != (long) inputs * outputs) {
            throw new IllegalArgumentException("has weights for " + weights.length / Math.max(1, outputs)
                    + " inputs, its input has " + inputs + " values");
        }
        float[] stored = new float[weights.length]; // [output][position in storage]
        for (int i = 0; i < inputs; i++) {
            int at = input.stored(i);
            for (int o = 0; o < outputs; o++) {
                stored[o * inputs + at] = weights[outputsFirst ? o * inputs + i : i * outputs + o];
            }
        }
        if (input.order() != null) {
            graph.note("the weights of " + name + " are permuted, because its input was flattened in another order than"
                    + " channel, row, column");
        }
        return graph.append(
                name,
                new Dense(inputs, outputs, stored, bias == null ? new float[outputs] : bias),
                input.reshaped(1, inputs));
    }

    /**
     * Batch normalisation with one set of values for each element of constants.
     *
     * @param dims how the constants lie along the axes of the input, see {@link #affine}
     */
    public Activation batchNorm(String name, Activation input, BatchNorm values, int... dims) {
        Meeting meeting = meet(input, dims);
        BatchNorm ordered = new BatchNorm(
                meeting.pick(values.gamma()),
                meeting.pick(values.beta()),
                meeting.pick(values.mean()),
                meeting.pick(values.variance()),
                values.epsilon());
        return graph.elementwise(name, ordered, meeting.value());
    }

    /**
     * {@code scale x + shift} with constants that are repeated to meet the input, by numpy's rules. It goes into an affine
     * layer or a bias before it if there is one.
     *
     * @param scale {@code [element of the constant]}
     * @param shift {@code [element of the constant]}
     * @param dims shape of both constants
     */
    public Activation affine(String name, Activation input, float[] scale, float[] shift, int... dims) {
        Meeting meeting = meet(input, dims);
        float[] channelScale = meeting.pick(scale);
        float[] channelShift = meeting.pick(shift);
        LayerGraph.Node before = graph.node(meeting.value().node());
        boolean onlyShift = true;
        for (float factor : scale) {
            onlyShift &= factor == 1;
        }
        if (before != null && onlyShift && before.layer() instanceof Dense dense) {
            return graph.replaced(before, withBias(dense, channelShift), meeting.value());
        }
        if (before != null && onlyShift && before.layer() instanceof Convolution convolution) {
            return graph.replaced(before, withBias(convolution, channelShift), meeting.value());
        }
        if (before != null && before.layer() instanceof ChannelAffine first) {
            return graph.replaced(before, combined(first, channelScale, channelShift), meeting.value());
        }
        return graph.elementwise(name, new ChannelAffine(channelScale, channelShift), meeting.value());
    }

    private static Dense withBias(Dense dense, float... shift) {
        return new Dense(dense.inputs(), dense.outputs(), dense.weights(), sum(dense.bias(), shift), dense.format());
    }

    private static Convolution withBias(Convolution c, float... shift) {
        return new Convolution(
                c.inputChannels(),
                c.outputChannels(),
                c.groups(),
                c.window(),
                c.weights(),
                sum(c.bias(), shift),
                c.format());
    }

    private static float[] sum(float[] bias, float... shift) {
        float[] sum = new float[bias.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = bias[i] + shift[i];
        }
        return sum;
    }

    private static ChannelAffine combined(ChannelAffine first, float[] scale, float... shift) {
        float[] bothScale = new float[scale.length];
        float[] bothShift = new float[scale.length];
        for (int c = 0; c < scale.length; c++) {
            bothScale[c] = (float) ((double) first.scale()[c] * scale[c]);
            bothShift[c] = (float) ((double) first.shift()[c] * scale[c] + shift[c]);
        }
        return new ChannelAffine(bothScale, bothShift);
    }

    /** Where a constant meets the channels of a value, which is flattened if its channels alone do not tell. */
    private Meeting meet(Activation input, int... dims) {
        int[] index = Broadcast.channelIndex(input, dims);
        if (index != null) {
            return new Meeting(input, index);
        }
        Activation flat = graph.flat(input);
        return new Meeting(flat, Broadcast.channelIndex(flat, dims));
    }

    private record Meeting(Activation value, int[] index) {

        float[] pick(float... constant) {
            float[] picked = new float[index.length];
            for (int channel = 0; channel < picked.length; channel++) {
                picked[channel] = constant[index[channel]];
            }
            return picked;
        }
    }
}
