package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Layer;
import dev.ranvier.training.ann.layer.Parameter;
import dev.ranvier.training.ann.layer.TrainableLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A layer of cores side by side; their outputs follow one another. */
final class TernaryBlockLayer implements TrainableLayer {

    private final Gemm gemm;
    private final int inputs;
    private final int outputs;
    private final List<TernaryBlock> blocks;

    TernaryBlockLayer(Gemm gemm, int inputs, int outputs, List<TernaryBlock> blocks) {
        this.gemm = gemm;
        this.inputs = inputs;
        this.outputs = outputs;
        this.blocks = List.copyOf(blocks);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        for (TernaryBlock block : blocks) {
            block.forward(gemm, x, inputs, y, outputs, samples);
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx != null) {
            Arrays.fill(dx, 0, samples * inputs, 0);
        }
        for (TernaryBlock block : blocks) {
            block.backward(gemm, dy, outputs, dx, inputs, samples);
        }
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (TernaryBlock block : blocks) {
            parameters.add(block.strengths());
            parameters.add(block.offset());
        }
        return parameters;
    }

    /** What has been learned, block by block. */
    List<TernaryKernel> kernels() {
        return blocks.stream().map(TernaryBlock::trained).toList();
    }

    /** @throws UnsupportedOperationException always: a layer of cores is made of the kernels, see {@link ChipModel} */
    @Override
    public Layer trained() {
        throw new UnsupportedOperationException("cores are made by the model of the whole network");
    }
}
