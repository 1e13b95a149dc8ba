package dev.ranvier.training.conversion;

import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.compress.DenseChain;
import dev.ranvier.training.data.LabelledImages;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Networks and images that are small enough to follow by hand, and random ones. */
final class TinyNetworks {

    /** Hidden (2 x0, 4 x1 - 1), outputs (3 h0 + 1/2, h1 - 1/2). */
    static final LayerGraph BY_HAND = LayerGraph.chain("by-hand", Shape.vector(2))
            .then("hidden", new Dense(2, 2, new float[] {2, 0, 0, 4}, new float[] {0, -1}))
            .then("rectified", new Relu())
            .then("output", new Dense(2, 2, new float[] {3, 0, 0, 1}, new float[] {0.5f, -0.5f}))
            .build();

    /** (1, 0) with hidden (2, 0) and logits (6.5, -0.5); (0, 1) with hidden (0, 3) and logits (0.5, 2.5). */
    static final LabelledImages BY_HAND_IMAGES = images(2, 255, 0, 0, 255);

    private TinyNetworks() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Images of one row each, all of class 0. */
    static LabelledImages images(int width, int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return new LabelledImages(Shape.vector(width), bytes, new byte[pixels.length / width]);
    }

    /** Images of random pixels, about half of them 0. */
    static LabelledImages randomImages(RandomGenerator random, int count, int width) {
        int[] pixels = new int[count * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.max(0, random.nextInt(-255, 256));
        }
        return images(width, pixels);
    }

    /** Dense layers of the given sizes with weights of standard deviation sqrt(2 / inputs), and small biases. */
    static LayerGraph randomChain(RandomGenerator random, int... sizes) {
        LayerGraph.ChainBuilder chain = LayerGraph.chain("random", Shape.vector(sizes[0]));
        for (int layer = 1; layer < sizes.length; layer++) {
            float[] weights = new float[sizes[layer - 1] * sizes[layer]];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / sizes[layer - 1]));
            }
            float[] bias = new float[sizes[layer]];
            for (int i = 0; i < bias.length; i++) {
                bias[i] = (float) (0.1 * random.nextGaussian());
            }
            chain.then("dense" + layer, new Dense(sizes[layer - 1], sizes[layer], weights, bias));
            if (layer + 1 < sizes.length) {
                chain.then("relu" + layer, new Relu());
            }
        }
        return chain.build();
    }

    /** Values before the activation in double precision, {@code [stage][unit]}. */
    static double[][] preActivations(LayerGraph graph, float[] sample) {
        DenseChain chain = DenseChain.of(graph);
        double[][] values = new double[chain.stages().size()][];
        for (int stage = 0; stage < values.length; stage++) {
            Dense dense = chain.stages().get(stage).dense();
            values[stage] = new double[dense.outputs()];
            for (int o = 0; o < dense.outputs(); o++) {
                values[stage][o] = dense.bias()[o];
                for (int i = 0; i < dense.inputs(); i++) {
                    double x = stage == 0 ? sample[i] : Math.max(0, values[stage - 1][i]);
                    values[stage][o] += dense.weights()[o * dense.inputs() + i] * x;
                }
            }
        }
        return values;
    }
}
