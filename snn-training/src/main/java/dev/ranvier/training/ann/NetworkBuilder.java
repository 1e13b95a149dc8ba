package dev.ranvier.training.ann;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Lays out a network that is to be trained, layer by layer, with random values to start from: weights normally distributed with
 * variance {@code 2 / fan-in}, biases zero (He et al. 2015, ICCV, doi:10.1109/ICCV.2015.123).
 *
 * <p>Each layer takes the one before it unless {@link #at} names another. Layers are named by their kind and a number, e.g.
 * {@code dense1, relu1, dense2}, where the number counts the layers with weights so far. The generator ({@code
 * L64X128MixRandom}) is split once for each layer with weights.
 */
public final class NetworkBuilder {

    private static final float EPSILON = 1e-5f;

    private final Shape inputShape;
    private final SplittableGenerator random;
    private final List<LayerGraph.Node> nodes = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, Double> dropout = new HashMap<>();
    private String last = LayerGraph.INPUT;
    private int weighted; // layers with weights so far

    /** A network for inputs of the given shape; the same seed gives the same weights. */
    public NetworkBuilder(Shape inputShape, long seed) {
        this.inputShape = inputShape;
        random = Trainer.generator(seed).split();
        shapes.put(LayerGraph.INPUT, inputShape);
    }

    /** Shape of the layer that the next one will take. */
    public Shape shape() {
        return shapes.get(last);
    }

    /** Name of the layer that the next one will take. */
    public String last() {
        return last;
    }

    /**
     * Lets the next layer take another one than the last.
     *
     * @throws IllegalArgumentException if there is no such layer
     */
    public NetworkBuilder at(String name) {
        if (!shapes.containsKey(name)) {
            throw new IllegalArgumentException("there is no layer '" + name + "' so far; there are " + shapes.keySet());
        }
        last = name;
        return this;
    }

    /** A fully connected layer. */
    public NetworkBuilder dense(int units) {
        int inputs = shape().size();
        requireUnits("a dense layer", units);
        weighted++;
        float[] weights = start(Math.multiplyExact(units, inputs), inputs);
        return then("dense", new Dense(inputs, units, weights, new float[units]));
    }

    /** A convolution; as many groups as input channels make it depthwise. */
    public NetworkBuilder convolution(int channels, Window window, int groups) {
        int inputs = shape().channels();
        requireUnits("a convolution", channels);
        if (groups < 1 || inputs % groups != 0) {
            throw new IllegalArgumentException(
                    "the groups of a convolution must divide its " + inputs + " input channels, got " + groups);
        }
        weighted++;
        int fanIn = Math.multiplyExact(inputs / groups, window.area());
        float[] weights = start(Math.multiplyExact(channels, fanIn), fanIn);
        return then(
                "conv",
                new Convolution(inputs, channels, groups, window, weights, new float[channels], WeightFormat.FLOAT32));
    }

    /** Batch normalisation, which begins as the identity. */
    public NetworkBuilder batchNorm() {
        int channels = shape().channels();
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        return then("norm", new BatchNorm(ones, new float[channels], new float[channels], ones.clone(), EPSILON));
    }

    /** A mean over each whole channel. */
    public NetworkBuilder globalAveragePool() {
        Shape shape = shape();
        Window whole = new Window(shape.height(), shape.width(), 1, 1, 1, 1, 0, 0, 0, 0);
        return then("pool", new AveragePool(whole, true));
    }

    /** A layer without weights: an activation, a pool, padding ... */
    public NetworkBuilder then(String kind, Layer layer) {
        return join(kind, layer, List.of(last));
    }

    /** Dropout of what the last layer gives. */
    public NetworkBuilder dropout(double share) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("dropout needs a layer before it");
        }
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and below 1, got " + share);
        }
        dropout.put(last, share);
        return this;
    }

    /** The sum of several layers. */
    public NetworkBuilder add(List<String> names) {
        return join("add", new Add(), names);
    }

    /** The channels of several layers. */
    public NetworkBuilder concat(List<String> names) {
        return join("concat", new Concat(), names);
    }

    /** Gives the last layer another name. */
    public NetworkBuilder named(String name) {
        LayerGraph.Node node = nodes.remove(nodes.size() - 1);
        shapes.put(name, shapes.remove(node.name()));
        Double share = dropout.remove(node.name());
        if (share != null) {
            dropout.put(name, share);
        }
        nodes.add(new LayerGraph.Node(name, node.layer(), node.inputs()));
        last = name;
        return this;
    }

    /** The network so far. */
    public LayerGraph build(String name) {
        return new LayerGraph(name, inputShape, nodes);
    }

    /** Probability of a value to be dropped in training, by name of the layer whose result is meant. */
    public Map<String, Double> dropout() {
        return Map.copyOf(dropout);
    }

    private NetworkBuilder join(String kind, Layer layer, List<String> names) {
        for (String name : names) {
            at(name);
        }
        String name = kind + Math.max(1, weighted);
        for (int more = 2; shapes.containsKey(name); more++) {
            name = kind + Math.max(1, weighted) + "." + more;
        }
        shapes.put(name, layer.outputShape(names.stream().map(shapes::get).toList()));
        nodes.add(new LayerGraph.Node(name, layer, names));
        last = name;
        return this;
    }

    private float[] start(int count, int fanIn) {
        RandomGenerator own = random.split();
        double deviation = Math.sqrt(2.0 / fanIn);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (deviation * own.nextGaussian());
        }
        return weights;
    }

    private static void requireUnits(String what, int units) {
        if (units < 1) {
            throw new IllegalArgumentException(what + " needs at least 1 unit, got " + units);
        }
    }
}
