package dev.ranvier.training.conversion;

import dev.ranvier.core.model.Shape;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Threshold balancing from the weights alone (model-based normalisation, Diehl et al. 2015, IJCNN,
 * doi:10.1109/IJCNN.2015.7280696): with lambda = 1 for the input,
 *
 * <pre>
 *   lambda_l = largest, over the neurons of layer l, of sum over j of max(0, w_ij) lambda_(source of j) + max(0, b_i)
 * </pre>
 *
 * which no activation can exceed if the input is in 0..1. No data are needed and nothing is ever clipped, but rates fall with
 * every layer, and the deeper a network is, the more steps it takes.
 */
public final class ModelNormalisation {

    private ModelNormalisation() {}

    /**
     * Scales of all stages.
     *
     * @return {@code [stage]}
     */
    public static List<Scale> scales(StageGraph graph) {
        List<Scale> scales = new ArrayList<>();
        for (int index = 0; index < graph.stages().size(); index++) {
            Shape shape = graph.shape(index);
            if (graph.stages().get(index) instanceof Stage.Max pool) {
                scales.add(Scale.uniform(
                        shape,
                        pool.source() == Stage.INPUT
                                ? 1
                                : scales.get(pool.source()).max()));
                continue;
            }
            Stage.Sum sum = (Stage.Sum) graph.stages().get(index);
            double largest = largest(sum, scales);
            Activation activation = sum.activation();
            scales.add(Scale.uniform(shape, largest > 0 ? Math.min(largest, activation.ceiling()) : 1));
        }
        return scales;
    }

    private static double largest(Stage.Sum sum, List<Scale> scales) {
        double[] twice = new double[sum.bias().length]; // of the positive parts
        for (Stage.Term term : sum.terms()) {
            double[] most = new double[term.map().sources()];
            Arrays.fill(
                    most,
                    term.source() == Stage.INPUT ? 1 : scales.get(term.source()).max());
            term.map().addTo(most, twice);
            term.map().magnitudes().addTo(most, twice);
        }
        double largest = 0;
        for (int i = 0; i < twice.length; i++) {
            largest = Math.max(largest, twice[i] / 2 + Math.max(0, sum.bias()[i]));
        }
        return largest;
    }
}
