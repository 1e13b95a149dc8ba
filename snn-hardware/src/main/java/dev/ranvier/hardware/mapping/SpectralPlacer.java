package dev.ranvier.hardware.mapping;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Places cores by the two slowest vibrations of the net that the traffic spans: the eigenvectors of the second and
 * third smallest eigenvalue of its normalised Laplacian minimise the weighted squared wire length (Hall 1970,
 * Management Science 17:219, doi:10.1287/mnsc.17.3.219). They are found by power iteration; the plane is then cut in
 * halves, by x and by y in turn, until each core has a place in the squarest block that holds all. Of the eight ways
 * to lay that block down the one with the fewest hops is taken.
 *
 * @param seed of the vectors that the iteration begins with (L64X128MixRandom)
 */
public record SpectralPlacer(long seed) implements Placer {

    private static final int ITERATIONS = 2000;
    private static final int WAYS = 8;

    @Override
    public Places place(Traffic traffic, Mesh mesh) {
        int cores = traffic.cores();
        int height = Math.min(mesh.height(), (int) Math.ceil(Math.sqrt(cores)));
        int width = Math.min(mesh.width(), (cores + height - 1) / height);
        height = (cores + width - 1) / width;
        double[][] plane = vectors(traffic);
        Places best = null;
        for (int way = 0; way < WAYS; way++) {
            int u = way & 1;
            double signX = (way & 2) == 0 ? 1 : -1;
            double signY = (way & 4) == 0 ? 1 : -1;
            double[] alongX = scaled(plane[u], signX);
            double[] alongY = scaled(plane[1 - u], signY);
            Places places = new Cuts(mesh, alongX, alongY).places(width, height).withoutDisabled();
            if (best == null || traffic.hops(places) < traffic.hops(best)) {
                best = places;
            }
        }
        return best;
    }

    private static double[] scaled(double[] values, double by) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = by * values[i];
        }
        return scaled;
    }

    /** {@code [2][core]} */
    private double[][] vectors(Traffic traffic) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int cores = traffic.cores();
        FlowTable flows = new FlowTable(traffic);
        double[] root = new double[cores]; // root of each core's traffic: the eigenvector of eigenvalue 0
        for (int core = 0; core < cores; core++) {
            for (int i = flows.from(core); i < flows.to(core); i++) {
                root[core] += flows.partner(i) == Traffic.OUTPUT ? 0 : flows.spikes(i);
            }
            root[core] = Math.sqrt(root[core]);
        }
        double[] constant = root.clone();
        normalise(constant);
        double[][] vectors = new double[2][cores];
        for (double[] vector : vectors) {
            for (int core = 0; core < cores; core++) {
                vector[core] = random.nextDouble() - 0.5;
            }
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            for (int k = 0; k < 2; k++) {
                vectors[k] = step(flows, root, vectors[k]);
                project(vectors[k], constant);
                if (k == 1) {
                    project(vectors[1], vectors[0]);
                }
                normalise(vectors[k]);
            }
        }
        for (double[] vector : vectors) {
            for (int core = 0; core < cores; core++) {
                vector[core] = root[core] == 0 ? 0 : vector[core] / root[core];
            }
        }
        return vectors;
    }

    /** (I + D^-1/2 A D^-1/2) / 2, whose largest eigenvalues belong to the smallest of the Laplacian. */
    private static double[] step(FlowTable flows, double[] root, double[] vector) {
        double[] next = new double[vector.length];
        for (int core = 0; core < vector.length; core++) {
            double sum = 0;
            for (int i = flows.from(core); i < flows.to(core); i++) {
                int other = flows.partner(i);
                if (other != Traffic.OUTPUT && root[other] > 0) {
                    sum += flows.spikes(i) * vector[other] / root[other];
                }
            }
            next[core] = 0.5 * (vector[core] + (root[core] > 0 ? sum / root[core] : 0));
        }
        return next;
    }

    private static void project(double[] vector, double[] away) {
        double dot = 0;
        for (int i = 0; i < vector.length; i++) {
            dot += vector[i] * away[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= dot * away[i];
        }
    }

    private static void normalise(double[] vector) {
        double square = 0;
        for (double value : vector) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        for (int i = 0; length > 0 && i < vector.length; i++) {
            vector[i] /= length;
        }
    }
}
