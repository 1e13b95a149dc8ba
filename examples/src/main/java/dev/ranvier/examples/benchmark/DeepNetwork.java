package dev.ranvier.examples.benchmark;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.data.LabelledImages;

/**
 * VGG-16 in the form for CIFAR-10 (Simonyan and Zisserman 2015, arXiv:1409.1556, configuration D, with one dense layer at the
 * end as is usual for images of 32 x 32): 13 convolutions, five max pools, 14.7 million weights. The weights are drawn (He
 * et al. 2015, arXiv:1502.01852), not trained, and the thresholds set by percentiles of the activations, so that neurons fire
 * at the rates of a converted network; what it answers means nothing.
 */
final class DeepNetwork {

    private static final String LAYERS = "64c3p1-64c3p1-2m-128c3p1-128c3p1-2m-256c3p1-256c3p1-256c3p1-2m"
            + "-512c3p1-512c3p1-512c3p1-2m-512c3p1-512c3p1-512c3p1-2m-10";
    private static final Shape INPUT = new Shape(3, 32, 32);
    private static final int CLASSES = 10;

    private DeepNetwork() {}

    /** The network, its scales set by some images. */
    static SpikingClassifier vgg16(int steps, long seed, LabelledImages images, Gemm gemm) {
        LayerGraph graph = LayerNotation.build(LAYERS, INPUT, CLASSES, seed);
        return RateConversion.convert(
                graph, images, gemm, RateSettings.DEFAULT.withSteps(steps).with(RateSettings.Input.DIRECT));
    }

    /** Images of smooth patches, so that neighbouring pixels have much in common. */
    static LabelledImages patches(int count, long seed) {
        RandomStream random = new RandomStream(seed);
        byte[] pixels = new byte[count * INPUT.size()];
        for (int plane = 0; plane < count * INPUT.channels(); plane++) {
            int[] corners = random.ints(25, 0, 256).toArray(); // a grid of 5 x 5, 8 pixels apart
            for (int y = 0; y < INPUT.height(); y++) {
                for (int x = 0; x < INPUT.width(); x++) {
                    int corner = y / 8 * 5 + x / 8;
                    int fx = x % 8;
                    int fy = y % 8;
                    int above = corners[corner] * (8 - fx) + corners[corner + 1] * fx;
                    int below = corners[corner + 5] * (8 - fx) + corners[corner + 6] * fx;
                    pixels[(plane * INPUT.height() + y) * INPUT.width() + x] =
                            (byte) ((above * (8 - fy) + below * fy) / 64);
                }
            }
        }
        return new LabelledImages(INPUT, pixels, new byte[count]);
    }
}
