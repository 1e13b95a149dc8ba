package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.training.conversion.stage.LayerFinding.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a graph layer by layer; what is linear stays an expression until an activation, a max pool or the end needs it. */
final class StageReader {

    private final LayerGraph original;
    private final ElementwiseOrder order;
    private final LayerGraph graph;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Expression> expressions = new HashMap<>(); // by node
    private final Map<String, LayerFinding> findings = new LinkedHashMap<>(); // by layer of the rewritten graph
    private String remark; // on the layer that is being read; null if it is taken as it is
    private boolean refused;

    StageReader(LayerGraph original) {
        this.original = original;
        order = new ElementwiseOrder(original);
        graph = order.apply();
    }

    StageReading read() {
        expressions.put(LayerGraph.INPUT, Expression.Pieces.of(Stage.INPUT, graph.inputShape()));
        Map<String, Shape> shapes = graph.shapes();
        for (LayerGraph.Node node : graph.nodes()) {
            remark = null;
            Expression result;
            try {
                result = result(node);
                findings.put(node.name(), finding(node, remark == null ? Verdict.AS_IS : Verdict.REWRITTEN, remark));
            } catch (IllegalArgumentException e) {
                refused = true;
                findings.put(node.name(), finding(node, Verdict.REFUSED, e.getMessage()));
                Shape shape = shapes.get(node.name());
                result = new Expression.Linear(shape, List.of(), new double[shape.size()]);
            }
            expressions.put(node.name(), result);
        }
        LayerGraph.Node last = graph.nodes().get(graph.nodes().size() - 1);
        add(weighted(last), last.name(), 1, expressions.get(last.name()).linear(), new Activation.Output());
        List<LayerFinding> all = original.nodes().stream().map(this::finding).toList();
        return new StageReading(all, refused ? null : new StageGraph(graph, stages, all));
    }

    private LayerFinding finding(LayerGraph.Node node) {
        LayerFinding own = findings.get(node.name());
        String moved = order.remark(node.name());
        if (moved == null || own != null && own.verdict() == Verdict.REFUSED) {
            return own;
        }
        return new LayerFinding(node.name(), node.layer().getClass().getSimpleName(), Verdict.REWRITTEN, moved);
    }

    private static LayerFinding finding(LayerGraph.Node node, Verdict verdict, String how) {
        return new LayerFinding(
                node.name(), node.layer().getClass().getSimpleName(), verdict, how == null ? "supported" : how);
    }

    private Expression result(LayerGraph.Node node) {
        Layer layer = node.layer();
        Expression input = expressions.get(node.inputs().get(0));
        if (layer instanceof Dense dense) {
            return dense(node, dense, input);
        }
        if (layer instanceof Convolution convolution) {
            if (MeanFusion.applies(input, stages)) {
                Expression.Linear fused = MeanFusion.convolution(convolution, (Expression.Linear) input);
                if (fused != null) {
                    return fused;
                }
            }
            Expression.Linear sum =
                    LinearLayers.convolution(convolution, pieces(node.inputs().get(0), input));
            return sum != null
                    ? sum
                    : LinearLayers.convolution(
                            convolution, relayed(node.inputs().get(0), input));
        }
        if (layer instanceof AveragePool pool) {
            remark =
                    "each mean is a population of its own, unless it is one of quantised values or an activation follows";
            Expression.Linear sum =
                    LinearLayers.averagePool(pool, pieces(node.inputs().get(0), input));
            return sum != null
                    ? sum
                    : LinearLayers.averagePool(pool, relayed(node.inputs().get(0), input));
        }
        if (layer instanceof BatchNorm || layer instanceof ChannelAffine) {
            remark = "folded into the weights and biases beside it";
            ChannelAffine affine = layer instanceof BatchNorm norm ? norm.asAffine() : (ChannelAffine) layer;
            Expression scaled = LinearLayers.affine(affine, input);
            return scaled != null
                    ? scaled
                    : LinearLayers.affine(affine, relayed(node.inputs().get(0), input));
        }
        if (layer instanceof Relu) {
            return activated(node, input, new Activation.Rectified());
        }
        if (layer instanceof ClippedRelu clipped) {
            return activated(node, input, new Activation.Clipped(clipped.max()));
        }
        if (layer instanceof Qcfs qcfs) {
            return activated(node, input, new Activation.Quantised(qcfs.levels(), qcfs.ceiling()));
        }
        if (layer instanceof MaxPool pool) {
            return maxPool(node, pool, pieces(node.inputs().get(0), input));
        }
        if (layer instanceof Flatten) {
            remark = "a change of shape, nothing to do";
            return reshaped(input, graph.shapes().get(node.name()));
        }
        if (layer instanceof ZeroPad pad) {
            remark = "part of the window that follows";
            Expression.Pieces inner = pieces(node.inputs().get(0), input);
            Pads pads = new Pads(pad.top(), pad.left(), pad.bottom(), pad.right());
            return new Expression.Pieces(
                    inner.inner(), inner.pieces(), inner.shift(), inner.pads().plus(pads));
        }
        if (layer instanceof Add) {
            remark = "several populations reach the next one";
            Expression.Linear sum = input.linear();
            for (String other : node.inputs().subList(1, node.inputs().size())) {
                sum = sum.plus(expressions.get(other).linear());
            }
            return sum;
        }
        if (layer instanceof Concat) {
            remark = "several populations reach the next one, each its own part of the weights";
            return concat(node);
        }
        throw new IllegalArgumentException("a " + layer.getClass().getSimpleName()
                + " has no counterpart here; networks trained for the chip are converted by --method binary");
    }

    private Expression dense(LayerGraph.Node node, Dense layer, Expression input) {
        if (MeanFusion.applies(input, stages)) {
            return MeanFusion.dense(layer, (Expression.Linear) input);
        }
        Expression.Linear sum = LinearLayers.dense(layer, pieces(node.inputs().get(0), input));
        return sum != null
                ? sum
                : LinearLayers.dense(layer, relayed(node.inputs().get(0), input));
    }

    private Expression activated(LayerGraph.Node node, Expression input, Activation activation) {
        if (activation instanceof Activation.Rectified
                && input instanceof Expression.Pieces pieces
                && pieces.pads().isNone()
                && pieces.linear().isNotNegative()) {
            remark = "left out: its input is never negative";
            return input;
        }
        return add(weighted(node), node.name(), 1, input.linear(), activation);
    }

    /** The name by which users know a stage: that of the layer with the weights, where only scalings lie between. */
    private String weighted(LayerGraph.Node activation) {
        LayerGraph.Node node = activation;
        while (node.inputs().size() == 1 && !(node.layer() instanceof Dense || node.layer() instanceof Convolution)) {
            String before = node.input();
            boolean passes = node == activation
                    || node.layer() instanceof BatchNorm
                    || node.layer() instanceof ChannelAffine
                    || node.layer() instanceof Flatten;
            if (!passes || before.equals(LayerGraph.INPUT)) {
                return activation.name();
            }
            node = graph.nodes().stream()
                    .filter(candidate -> candidate.name().equals(before))
                    .findFirst()
                    .orElseThrow();
        }
        return node.inputs().size() == 1 ? node.name() : activation.name();
    }

    private Expression maxPool(LayerGraph.Node node, MaxPool pool, Expression.Pieces given) {
        Expression.Pieces input = given;
        if (!input.isSingle() || Factors.byChannel(input.pieces().get(0).factor(), channels(input)) == null) {
            input = relayed(node.inputs().get(0), given);
        }
        Expression.Piece piece = input.pieces().get(0);
        double[] factor = Factors.byChannel(piece.factor(), channels(input));
        double[] shift = Factors.byChannel(input.shift(), channels(input));
        boolean shifted = shift == null || Arrays.stream(shift).anyMatch(value -> value != 0);
        if (!input.isSingle() || shift == null || Arrays.stream(factor).anyMatch(value -> value <= 0)) {
            throw new IllegalArgumentException(
                    "its input can be negative and no ReLU follows it, so the largest value is"
                            + " not that of the earliest or most frequent spike; put the ReLU before or right after the pool,"
                            + " or replace the pool by an average");
        }
        if (shifted && !input.pads().isNone()) {
            throw new IllegalArgumentException("zeros are padded to values that were shifted, so they might win");
        }
        PoolWindow window = new PoolWindow(input, pool);
        stages.add(new Stage.Max(
                node.name(), window.output(), node.name(), piece.source(), input.inner(), window.window()));
        Shape shape = window.output();
        int area = shape.height() * shape.width();
        double[] factors = new double[shape.size()];
        double[] shifts = new double[shape.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = factor[i / area];
            shifts[i] = shift[i / area];
        }
        Expression.Piece all = new Expression.Piece(stages.size() - 1, 0, factors);
        return new Expression.Pieces(shape, List.of(all), shifts, Pads.NONE);
    }

    private static int channels(Expression.Pieces input) {
        return input.inner().channels();
    }

    /** The window of a pool over values that may be padded. */
    private record PoolWindow(Window window, Shape output) {

        PoolWindow(Expression.Pieces input, MaxPool pool) {
            this(
                    input.pads().within(pool.window()),
                    input.pads()
                            .within(pool.window())
                            .outputShape(input.inner(), input.inner().channels()));
        }
    }

    private Expression reshaped(Expression input, Shape shape) {
        if (input instanceof Expression.Linear linear) {
            return new Expression.Linear(shape, linear.terms(), linear.bias());
        }
        Expression.Pieces pieces = (Expression.Pieces) input;
        if (!pieces.pads().isNone()) {
            return new Expression.Linear(
                    shape, input.linear().terms(), input.linear().bias());
        }
        return new Expression.Pieces(shape, pieces.pieces(), pieces.shift(), Pads.NONE);
    }

    private Expression concat(LayerGraph.Node node) {
        Shape shape = graph.shapes().get(node.name());
        List<Expression.Piece> all = new ArrayList<>();
        double[] shift = new double[shape.size()];
        int offset = 0;
        for (String input : node.inputs()) {
            Expression.Pieces part = pieces(input, expressions.get(input));
            if (!part.pads().isNone()) {
                part = relayed(input, part);
            }
            for (Expression.Piece piece : part.pieces()) {
                all.add(new Expression.Piece(piece.source(), offset + piece.offset(), piece.factor()));
            }
            System.arraycopy(part.shift(), 0, shift, offset, part.shift().length);
            offset += part.shift().length;
        }
        return new Expression.Pieces(shape, all, shift, Pads.NONE);
    }

    /** An expression as pieces of stages; sums become stages first. */
    private Expression.Pieces pieces(String node, Expression expression) {
        return expression instanceof Expression.Pieces pieces ? pieces : relayed(node, expression);
    }

    /**
     * Makes stages of an expression: one if it is never negative, else one of its positive and one of its negative part, whose
     * difference it is.
     */
    private Expression.Pieces relayed(String node, Expression expression) {
        Expression.Linear linear = expression.linear();
        Expression.Pieces result;
        if (linear.isNotNegative()) {
            result = add(free(node), node, 1, linear, new Activation.Rectified());
        } else {
            Expression.Pieces positive = add(free(node + ".positive"), node, 1, linear, new Activation.Rectified());
            Expression.Pieces negative =
                    add(free(node + ".negative"), node, -1, linear.negated(), new Activation.Rectified());
            Expression.Piece minus = new Expression.Piece(
                    negative.pieces().get(0).source(),
                    0,
                    Factors.times(negative.pieces().get(0).factor(), -1));
            result = new Expression.Pieces(
                    linear.shape(), List.of(positive.pieces().get(0), minus), positive.shift(), Pads.NONE);
        }
        expressions.put(node, result);
        return result;
    }

    private String free(String name) {
        boolean taken = stages.stream().anyMatch(stage -> stage.name().equals(name));
        return taken ? free(name + "'") : name;
    }

    private Expression.Pieces add(String name, String node, int sign, Expression.Linear sum, Activation activation) {
        Shape shape = sum.terms().stream()
                .filter(term -> term.map() instanceof KernelMap)
                .map(term -> ((KernelMap) term.map()).output())
                .findFirst()
                .orElse(sum.shape()); // its channels count, even if it was flattened since
        stages.add(new Stage.Sum(free(name), shape, node, sign, sum.terms(), sum.bias(), activation));
        return Expression.Pieces.of(stages.size() - 1, sum.shape());
    }
}
