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
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Small graphs with drawn weights, for tests. */
public final class Graphs {

    private final RandomGenerator random;
    private final List<LayerGraph.Node> nodes = new ArrayList<>();
    private final Shape input;
    private String last = LayerGraph.INPUT;

    /** Starts a graph. */
    public Graphs(long seed, Shape input) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.input = input;
    }

    /** Appends a layer to the last one. */
    public Graphs then(String name, Layer layer) {
        return then(name, layer, last);
    }

    /** Appends a layer to the named ones. */
    public Graphs then(String name, Layer layer, String... inputs) {
        nodes.add(new LayerGraph.Node(name, layer, List.of(inputs)));
        last = name;
        return this;
    }

    /** The graph so far. */
    public LayerGraph build() {
        return new LayerGraph("drawn", input, nodes);
    }

    /** Shape of the last layer's result. */
    public Shape shape() {
        return nodes.isEmpty() ? input : build().outputShape();
    }

    /** A dense layer to as many outputs. */
    public Dense dense(int outputs) {
        int inputs = shape().size();
        return new Dense(
                inputs,
                outputs,
                values(inputs * outputs, 1 / Math.sqrt(inputs)),
                values(outputs, 0.2),
                WeightFormat.FLOAT32);
    }

    /** A convolution. */
    public Convolution convolution(int outputs, int groups, Window window) {
        int fanIn = shape().channels() / groups * window.area();
        return new Convolution(
                shape().channels(),
                outputs,
                groups,
                window,
                values(outputs * fanIn, 1.5 / Math.sqrt(fanIn)),
                values(outputs, 0.2),
                WeightFormat.FLOAT32);
    }

    /** A batch norm whose scales are positive or, if told so, of either sign. */
    public BatchNorm norm(boolean eitherSign) {
        int channels = shape().channels();
        float[] gamma = values(channels, 1);
        float[] variance = values(channels, 1);
        for (int c = 0; c < channels; c++) {
            gamma[c] = eitherSign ? gamma[c] : Math.abs(gamma[c]) + 0.1f;
            variance[c] = Math.abs(variance[c]) + 0.3f;
        }
        return new BatchNorm(gamma, values(channels, 0.3), values(channels, 0.3), variance, 1e-3f);
    }

    /** A scaling by channel. */
    public ChannelAffine affine() {
        return new ChannelAffine(values(shape().channels(), 2), values(shape().channels(), 0.5));
    }

    /** Normal values. */
    public float[] values(int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** Values 0..1, [sample][input]. */
    public float[] samples(int count) {
        float[] values = new float[count * input.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
        }
        return values;
    }

    /** One graph with each way to join layers that trained networks have. */
    public static Graphs named(String name, long seed) {
        Graphs g = new Graphs(seed, new Shape(3, 8, 8));
        Window same = Window.square(3, 1).padded(1);
        switch (name) {
            case "mean and deviation folded into a padded convolution" ->
                g.then("scaling", g.affine()).then("c", g.convolution(6, 1, same));
            case "relu after max pool" ->
                g.then("c", g.convolution(6, 1, same))
                        .then("p", new MaxPool(Window.square(2, 2)))
                        .then("n", g.norm(false))
                        .then("r", new Relu());
            case "overlapping max pool with padding" ->
                g.then("c", g.convolution(4, 1, same))
                        .then("r", new Relu())
                        .then("p", new MaxPool(Window.square(3, 2).padded(1)));
            case "average pool between convolutions" ->
                g.then("c", g.convolution(6, 1, same))
                        .then("r", new Relu())
                        .then("p", new AveragePool(Window.square(2, 2), true))
                        .then("c2", g.convolution(4, 2, same));
            case "average without padding, before the activation" ->
                g.then("c", g.convolution(6, 1, same))
                        .then("p", new AveragePool(Window.square(3, 2).padded(1), false))
                        .then("r", new Relu());
            case "residual" ->
                g.then("c1", g.convolution(6, 1, same))
                        .then("n1", g.norm(true))
                        .then("r1", new Relu())
                        .then("c2", g.convolution(6, 1, same))
                        .then("n2", g.norm(true))
                        .then("a", new Add(), "n2", "r1")
                        .then("r2", new Relu())
                        .then("c3", g.convolution(4, 1, Window.square(3, 2)))
                        .then(
                                "side",
                                new Convolution(
                                        6,
                                        4,
                                        1,
                                        Window.square(3, 2),
                                        g.values(216, 0.2),
                                        g.values(4, 0.1),
                                        WeightFormat.FLOAT32),
                                "r1")
                        .then("a2", new Add(), "c3", "side")
                        .then("r3", new Relu());
            case "concatenation" ->
                g.then("c1", g.convolution(4, 1, same))
                        .then("r1", new Relu())
                        .then("c2", g.convolution(3, 1, same))
                        .then("cat", new Concat(), "r1", "c2", LayerGraph.INPUT)
                        .then("n", g.norm(true))
                        .then("r2", new Relu())
                        .then("c3", g.convolution(5, 1, same))
                        .then("r3", new Relu());
            case "concatenation of linear parts, grouped" ->
                g.then("c1", g.convolution(4, 1, same))
                        .then(
                                "c2",
                                new Convolution(
                                        3, 2, 1, same, g.values(54, 0.3), g.values(2, 0.1), WeightFormat.FLOAT32),
                                LayerGraph.INPUT)
                        .then("cat", new Concat(), "c1", "c2");
            case "dense after dense" ->
                g.then("f", new Flatten())
                        .then("d1", g.dense(20))
                        .then("d2", g.dense(10))
                        .then("r", new Relu());
            case "separate padding, depthwise" ->
                g.then("z", new ZeroPad(1, 0, 1, 2))
                        .then("c", g.convolution(6, 3, Window.square(3, 1)))
                        .then("r", new ClippedRelu(0.8f))
                        .then("z2", new ZeroPad(1, 1, 1, 1))
                        .then("c2", g.convolution(12, 6, Window.square(3, 2)));
            case "quantised" -> g.then("c", g.convolution(6, 1, same)).then("q", new Qcfs(8, 1.5f));
            case "quantised means" ->
                g.then("c", g.convolution(4, 1, same))
                        .then("q", new Qcfs(8, 1.5f))
                        .then("p", new AveragePool(Window.square(2, 2), true))
                        .then("c2", g.convolution(6, 2, same))
                        .then("q2", new Qcfs(4, 1f))
                        .then("p2", new AveragePool(Window.square(2, 2), true));
            case "norm after flatten" ->
                g.then("c", g.convolution(2, 1, Window.square(4, 4)))
                        .then("f", new Flatten())
                        .then("n", g.norm(true))
                        .then("r", new Relu());
            default -> throw new IllegalArgumentException(name);
        }
        if (name.endsWith("grouped")) {
            g.then("c3", g.convolution(6, 3, same)).then("r", new Relu());
        }
        if (g.shape().height() > 1) {
            g.then("end flat", new Flatten());
        }
        return g.then("out", g.dense(5)).then("softmax", new Softmax(false));
    }

    /** Names of all graphs. */
    public static List<String> names() {
        return List.of(
                "mean and deviation folded into a padded convolution",
                "relu after max pool",
                "overlapping max pool with padding",
                "average pool between convolutions",
                "average without padding, before the activation",
                "residual",
                "concatenation",
                "concatenation of linear parts, grouped",
                "dense after dense",
                "separate padding, depthwise",
                "quantised",
                "quantised means",
                "norm after flatten");
    }
}
