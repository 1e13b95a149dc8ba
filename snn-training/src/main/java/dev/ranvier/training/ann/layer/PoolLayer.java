package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import java.util.Arrays;
import java.util.List;

/** Average and max pooling in training. */
final class PoolLayer implements TrainableLayer {

    private final Gemm gemm;
    private final Layer layer;
    private final Shape input;
    private final Shape output;
    private final PoolPass pass;
    private final float[] shares; // [position], null for maxima
    private int[] winners = new int[0]; // [sample, output], of the last forward pass of maxima

    PoolLayer(Gemm gemm, AveragePool layer, Shape input) {
        this(gemm, layer, input, new PoolPass(input, layer.window()), layer.countPadding());
    }

    PoolLayer(Gemm gemm, MaxPool layer, Shape input) {
        this(gemm, layer, input, new PoolPass(input, layer.window()), null);
    }

    private PoolLayer(Gemm gemm, Layer layer, Shape input, PoolPass pass, Boolean countPadding) {
        this.gemm = gemm;
        this.layer = layer;
        this.input = input;
        this.pass = pass;
        output = layer.outputShape(List.of(input));
        shares = countPadding == null ? null : pass.shares(countPadding);
    }

    @Override
    public int inputs() {
        return input.size();
    }

    @Override
    public int outputs() {
        return output.size();
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        int planes = samples * input.channels();
        if (shares != null) {
            Lanes.run(gemm, planes, (lane, from, to) -> pass.average(shares, x, y, from, to));
            return;
        }
        if (winners.length < samples * output.size()) {
            winners = new int[samples * output.size()];
        }
        Lanes.run(gemm, planes, (lane, from, to) -> pass.max(x, y, winners, from, to));
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx == null) {
            return;
        }
        int planes = samples * input.channels();
        if (shares != null) {
            Lanes.run(gemm, planes, (lane, from, to) -> pass.averageBackward(shares, dy, dx, from, to));
            return;
        }
        Arrays.fill(dx, 0, samples * input.size(), 0f);
        for (int i = 0; i < samples * output.size(); i++) {
            dx[winners[i]] += dy[i];
        }
    }

    @Override
    public Layer trained() {
        return layer;
    }
}
