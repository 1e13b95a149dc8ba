package dev.ranvier.training.conversion;

import dev.ranvier.core.model.Shape;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Data-based normalisation (Diehl et al. 2015, IJCNN, doi:10.1109/IJCNN.2015.7280696; Rueckauer et al. 2017,
 * doi:10.3389/fnins.2017.00682): the activation that a rate of one spike a step stands for, from the activations on training
 * images. A percentile of 100 is the largest activation.
 *
 * <p>A clipped activation's scale is at most its ceiling, a quantised one's is its ceiling (Bu et al. 2022); a max pool has the
 * scale of what it reads.
 */
public final class Normalisation {

    private Normalisation() {}

    /**
     * Scales of all stages.
     *
     * @param percentile of each stage's positive activations, above 0 and at most 100
     * @param byChannel true to scale each channel by itself (Kim et al. 2020, AAAI, Spiking-YOLO), false for one scale a stage
     * @return {@code [stage]}
     * @throws IllegalArgumentException if an activation is silent on all training images
     */
    public static List<Scale> percentile(
            StageGraph graph, Calibration calibration, double percentile, boolean byChannel) {
        List<Scale> scales = new ArrayList<>();
        for (int stage = 0; stage < graph.stages().size(); stage++) {
            Shape shape = graph.shape(stage);
            if (graph.stages().get(stage) instanceof Stage.Max max) {
                scales.add(
                        max.source() == Stage.INPUT
                                ? Scale.uniform(shape, 1)
                                : scales.get(max.source()).on(shape));
                continue;
            }
            Activation activation = ((Stage.Sum) graph.stages().get(stage)).activation();
            if (activation instanceof Activation.Quantised quantised) {
                scales.add(Scale.uniform(shape, quantised.ceiling()));
                continue;
            }
            boolean output = activation instanceof Activation.Output;
            Scale scale = byChannel && !output
                    ? new Scale(shape, calibration.positivePercentiles(stage, percentile))
                    : Scale.uniform(shape, calibration.positivePercentile(stage, percentile));
            double[] limited = scale.byChannel();
            for (int c = 0; c < limited.length; c++) {
                limited[c] = Math.min(limited[c], activation.ceiling());
            }
            scales.add(scale);
        }
        return scales;
    }
}
