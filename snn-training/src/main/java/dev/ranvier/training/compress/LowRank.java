package dev.ranvier.training.compress;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Low-rank dense layers: {@code W} of n outputs and m inputs becomes {@code Q (Q'W)}, a layer of r units without bias and
 * activation and one of n units, with orthonormal columns Q that span the r largest left singular vectors. They are found by
 * subspace iteration from random vectors (Halko, Martinsson and Tropp 2011, SIAM Review 53:217, doi:10.1137/090771806, algorithm
 * 4.4); {@value #ITERATIONS} rounds come close to the truncated singular value decomposition.
 */
public final class LowRank {

    private static final int ITERATIONS = 8;

    private LowRank() {}

    /**
     * Factors each dense layer that gets smaller by it, but for the one that gives the result: with a rank below their number,
     * classes cannot all be told apart.
     *
     * @param share rank as a share of the smaller of inputs and outputs, above 0 and at most 1; rounded up
     * @throws IllegalArgumentException if the share is out of range
     */
    public static LayerGraph of(LayerGraph graph, double share, Gemm gemm) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the rank must be a share above 0 and at most 1, got " + share);
        }
        List<LayerGraph.Node> nodes = new ArrayList<>();
        LayerGraph.Node last = graph.nodes().get(graph.nodes().size() - 1);
        for (LayerGraph.Node node : graph.nodes()) {
            if (node != last && node.layer() instanceof Dense dense) {
                int rank = (int) Math.ceil(share * Math.min(dense.inputs(), dense.outputs()));
                if ((long) rank * (dense.inputs() + dense.outputs()) < (long) dense.inputs() * dense.outputs()) {
                    float[] basis = basis(dense, rank, gemm); // [output][rank]
                    float[] reduced = new float[rank * dense.inputs()];
                    gemm.multiply(
                            true, false, rank, dense.inputs(), dense.outputs(), 1, basis, dense.weights(), 0, reduced);
                    String name = node.name() + ".reduced";
                    Dense first = new Dense(dense.inputs(), rank, reduced, new float[rank], dense.format());
                    Dense second = new Dense(rank, dense.outputs(), basis, dense.bias(), dense.format());
                    nodes.add(new LayerGraph.Node(name, first, node.inputs()));
                    nodes.add(new LayerGraph.Node(node.name(), second, name));
                    continue;
                }
            }
            nodes.add(node);
        }
        return new LayerGraph(graph.name(), graph.inputShape(), nodes);
    }

    /** Orthonormal columns that span the largest left singular vectors, {@code [output][rank]}. */
    private static float[] basis(Dense dense, int rank, Gemm gemm) {
        int inputs = dense.inputs();
        int outputs = dense.outputs();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        float[] right = new float[inputs * rank]; // [input][rank]
        for (int i = 0; i < right.length; i++) {
            right[i] = (float) random.nextGaussian();
        }
        float[] left = new float[outputs * rank]; // [output][rank]
        for (int round = 0; round < ITERATIONS; round++) {
            gemm.multiply(false, false, outputs, rank, inputs, 1, dense.weights(), right, 0, left);
            orthonormalise(left, outputs, rank);
            gemm.multiply(true, false, inputs, rank, outputs, 1, dense.weights(), left, 0, right);
            orthonormalise(right, inputs, rank);
        }
        gemm.multiply(false, false, outputs, rank, inputs, 1, dense.weights(), right, 0, left);
        orthonormalise(left, outputs, rank);
        return left;
    }

    /** Gram-Schmidt on the columns, each done twice for orthogonality to rounding. Modifies the matrix. */
    private static void orthonormalise(float[] matrix, int rows, int columns) {
        double[][] done = new double[columns][rows];
        for (int c = 0; c < columns; c++) {
            double[] column = done[c];
            for (int r = 0; r < rows; r++) {
                column[r] = matrix[r * columns + c];
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < c; before++) {
                    double along = dot(column, done[before]);
                    for (int r = 0; r < rows; r++) {
                        column[r] -= along * done[before][r];
                    }
                }
            }
            double length = Math.sqrt(dot(column, column));
            for (int r = 0; r < rows; r++) {
                column[r] = length > 0 ? column[r] / length : 0;
                matrix[r * columns + c] = (float) column[r];
            }
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
