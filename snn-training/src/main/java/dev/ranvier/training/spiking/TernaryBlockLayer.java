package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.training.ann.layer.Parameter;
import dev.ranvier.training.ann.layer.TrainableLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A layer of cores side by side, each a {@link TernaryBlock}; their outputs follow one another. */
final class TernaryBlockLayer implements TrainableLayer {

    private final Gemm gemm;
    private final int inputs;
    private final int outputs;
    private final List<TernaryBlock> blocks;

    TernaryBlockLayer(Gemm gemm, int inputs, List<TernaryBlock> blocks) {
        this.gemm = gemm;
        this.inputs = inputs;
        this.blocks = List.copyOf(blocks);
        this.outputs = blocks.stream().mapToInt(TernaryBlock::outputs).sum();
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
        int from = 0;
        for (TernaryBlock block : blocks) {
            block.forward(gemm, x, inputs, y, from, outputs, samples);
            from += block.outputs();
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx != null) {
            Arrays.fill(dx, 0, samples * inputs, 0);
        }
        int from = 0;
        for (TernaryBlock block : blocks) {
            block.backward(gemm, dy, from, outputs, dx, inputs, samples);
            from += block.outputs();
        }
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (TernaryBlock block : blocks) {
            parameters.add(block.strengths());
            parameters.add(block.bias());
        }
        return parameters;
    }

    @Override
    public Layer trained() {
        return new BlockDense(inputs, blocks.stream().map(TernaryBlock::trained).toList(), WeightFormat.TERNARY);
    }
}
