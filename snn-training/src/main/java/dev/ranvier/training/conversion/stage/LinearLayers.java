package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Linear layers applied to pieces of stages. A method returns null where the pieces must become a stage of their own first. */
final class LinearLayers {

    private LinearLayers() {}

    static Expression.Linear dense(Dense layer, Expression.Pieces input) {
        if (!input.pads().isNone()) {
            return null;
        }
        List<Stage.Term> terms = new ArrayList<>();
        for (Expression.Piece piece : input.pieces()) {
            float[] weights = columns(layer.weights(), layer.inputs(), piece.offset(), piece.factor().length);
            terms.add(new Stage.Term(
                    piece.source(), new DenseMap(weights, piece.factor(), Factors.ones(layer.outputs()))));
        }
        double[] bias = widen(layer.bias());
        if (Arrays.stream(input.shift()).anyMatch(value -> value != 0)) {
            DenseMap plain = new DenseMap(layer.weights(), Factors.ones(layer.inputs()), Factors.ones(layer.outputs()));
            plain.addTo(input.shift(), bias);
        }
        return new Expression.Linear(Shape.vector(layer.outputs()), terms, bias);
    }

    static Expression.Linear convolution(Convolution layer, Expression.Pieces input) {
        Shape inner = input.inner();
        Window window = input.pads().within(layer.window());
        int area = inner.height() * inner.width();
        List<Stage.Term> terms = new ArrayList<>();
        for (Expression.Piece piece : input.pieces()) {
            int channels = piece.factor().length / area;
            boolean whole = channels == inner.channels();
            if (piece.offset() % area != 0 || piece.factor().length % area != 0 || !whole && layer.groups() > 1) {
                return null;
            }
            double[] factor = Factors.byChannel(piece.factor(), channels);
            if (factor == null) {
                return null;
            }
            int groupArea = layer.inputChannels() / layer.groups() * window.area();
            float[] weights = whole
                    ? layer.weights()
                    : columns(
                            layer.weights(),
                            groupArea,
                            piece.offset() / area * window.area(),
                            channels * window.area());
            Shape part = new Shape(channels, inner.height(), inner.width());
            terms.add(new Stage.Term(
                    piece.source(),
                    new KernelMap(
                            part, layer.groups(), window, weights, factor, Factors.ones(layer.outputChannels()))));
        }
        KernelMap plain = new KernelMap(
                inner,
                layer.groups(),
                window,
                layer.weights(),
                Factors.ones(inner.channels()),
                Factors.ones(layer.outputChannels()));
        double[] bias = perNeuron(widen(layer.bias()), plain.output());
        if (Arrays.stream(input.shift()).anyMatch(value -> value != 0)) {
            plain.addTo(input.shift(), bias);
        }
        return new Expression.Linear(plain.output(), terms, bias);
    }

    static Expression.Linear averagePool(AveragePool layer, Expression.Pieces input) {
        Shape shape = input.inner();
        if (!input.pads().isNone()) {
            return null;
        }
        List<Stage.Term> terms = new ArrayList<>();
        for (Expression.Piece piece : input.pieces()) {
            boolean whole = piece.factor().length == shape.size();
            double[] factor = whole ? Factors.byChannel(piece.factor(), shape.channels()) : null;
            if (factor == null) {
                return null;
            }
            terms.add(new Stage.Term(piece.source(), mean(layer, shape, factor)));
        }
        LinearMap plain = mean(layer, shape, Factors.ones(shape.channels()));
        double[] bias = new double[plain.targets()];
        plain.addTo(input.shift(), bias);
        return new Expression.Linear(layer.window().outputShape(shape, shape.channels()), terms, bias);
    }

    private static LinearMap mean(AveragePool layer, Shape shape, double[] factor) {
        return layer.countPadding() || !layer.window().hasPadding()
                ? mean(shape, layer.window(), factor)
                : meanOfInside(shape, layer.window(), factor);
    }

    /** A scaling by channel; null for a map that cannot take one factor for each of its targets. */
    static Expression affine(ChannelAffine layer, Expression input) {
        Shape shape = input.shape();
        double[] scale = perNeuron(widen(layer.scale()), shape);
        double[] shift = perNeuron(widen(layer.shift()), shape);
        if (input instanceof Expression.Pieces pieces && pieces.pads().isNone()) {
            List<Expression.Piece> scaled = pieces.pieces().stream()
                    .map(piece -> new Expression.Piece(
                            piece.source(),
                            piece.offset(),
                            Factors.times(
                                    piece.factor(),
                                    Arrays.copyOfRange(scale, piece.offset(), piece.offset() + piece.factor().length))))
                    .toList();
            return new Expression.Pieces(
                    pieces.inner(), scaled, sum(Factors.times(pieces.shift(), scale), shift), Pads.NONE);
        }
        Expression.Linear linear = input.linear();
        List<Stage.Term> terms = new ArrayList<>();
        for (Stage.Term term : linear.terms()) {
            LinearMap map = withTargetFactors(term.map(), scale);
            if (map == null) {
                return null;
            }
            terms.add(new Stage.Term(term.source(), map));
        }
        return new Expression.Linear(shape, terms, sum(Factors.times(linear.bias(), scale), shift));
    }

    private static LinearMap withTargetFactors(LinearMap map, double[] factor) {
        if (map instanceof DenseMap dense) {
            return new DenseMap(dense.weights(), dense.sourceFactor(), Factors.times(dense.targetFactor(), factor));
        }
        if (map instanceof KernelMap kernel) {
            double[] byChannel = Factors.byChannel(factor, kernel.targetFactor().length);
            return byChannel == null
                    ? null
                    : new KernelMap(
                            kernel.input(),
                            kernel.groups(),
                            kernel.window(),
                            kernel.weights(),
                            kernel.sourceFactor(),
                            Factors.times(kernel.targetFactor(), byChannel));
        }
        SparseMap sparse = (SparseMap) map;
        double[] weights = sparse.weights().clone();
        for (int entry = 0; entry < weights.length; entry++) {
            weights[entry] *= factor[sparse.target()[entry]];
        }
        return new SparseMap(sparse.targets(), sparse.rowStart(), sparse.target(), weights);
    }

    private static KernelMap mean(Shape shape, Window window, double[] factor) {
        float[] weights = new float[shape.channels() * window.area()];
        Arrays.fill(weights, 1);
        double[] target = new double[shape.channels()];
        Arrays.fill(target, 1.0 / window.area());
        return new KernelMap(shape, shape.channels(), window, weights, factor, target);
    }

    /** The mean over those elements of the window that lie inside, which are fewer at the border. */
    private static SparseMap meanOfInside(Shape shape, Window window, double[] factor) {
        Shape output = window.outputShape(shape, shape.channels());
        double[] inside = new double[output.size()];
        mean(shape, window, Factors.ones(shape.channels()))
                .times(window.area())
                .addTo(Factors.ones(shape.size()), inside);
        List<int[]> entries = new ArrayList<>(); // source, target
        for (int t = 0; t < output.size(); t++) {
            int x = t % output.width();
            int y = t / output.width() % output.height();
            int c = t / (output.width() * output.height());
            for (int i = 0; i < window.height(); i++) {
                int row = y * window.strideY() - window.padTop() + i * window.dilationY();
                for (int j = 0; j < window.width(); j++) {
                    int column = x * window.strideX() - window.padLeft() + j * window.dilationX();
                    if (row >= 0 && row < shape.height() && column >= 0 && column < shape.width()) {
                        entries.add(new int[] {(c * shape.height() + row) * shape.width() + column, t});
                    }
                }
            }
        }
        entries.sort((a, b) -> Integer.compare(a[0], b[0]));
        int[] rowStart = new int[shape.size() + 1];
        int[] target = new int[entries.size()];
        double[] weights = new double[target.length];
        int area = shape.height() * shape.width();
        for (int entry = 0; entry < target.length; entry++) {
            int source = entries.get(entry)[0];
            rowStart[source + 1] = entry + 1;
            target[entry] = entries.get(entry)[1];
            weights[entry] = factor[source / area] / inside[target[entry]];
        }
        for (int s = 1; s < rowStart.length; s++) {
            rowStart[s] = Math.max(rowStart[s], rowStart[s - 1]);
        }
        return new SparseMap(output.size(), rowStart, target, weights);
    }

    /** Some columns of a row-major matrix. */
    private static float[] columns(float[] matrix, int width, int from, int count) {
        if (from == 0 && count == width) {
            return matrix;
        }
        int rows = matrix.length / width;
        float[] part = new float[rows * count];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(matrix, row * width + from, part, row * count, count);
        }
        return part;
    }

    private static double[] perNeuron(double[] byChannel, Shape shape) {
        double[] values = new double[shape.size()];
        int area = shape.height() * shape.width();
        for (int i = 0; i < values.length; i++) {
            values[i] = byChannel[i / area];
        }
        return values;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
