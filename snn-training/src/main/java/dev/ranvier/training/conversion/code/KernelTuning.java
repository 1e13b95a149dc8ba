package dev.ranvier.training.conversion.code;

import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the kernel of every layer so that its values on training images are read back with the least square error: the
 * aim of Park et al. 2020, there followed by gradient descent, here by a search over {@value #TAUS} time constants and some
 * delays, which has no settings of its own and cannot get stuck.
 */
public final class KernelTuning {

    private static final int TAUS = 32;
    private static final double SMALLEST_TAU = 1 / 24.0; // of the window
    private static final double LARGEST_TAU = 1.5;
    private static final double[] CLIPS = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4}; // largest value that is said, of the scale
    private static final int VALUES = 20_000; // looked at in each stage

    private KernelTuning() {}

    /**
     * Kernels of all stages; outputs and pools get those of nobody's use.
     *
     * @param calibration of the same stages
     * @param scales {@code [stage]}
     * @return {@code [stage]}
     */
    public static List<FireKernel> tune(
            StageGraph graph, Calibration calibration, List<Scale> scales, T2fsnnSettings settings) {
        List<FireKernel> kernels = new ArrayList<>();
        for (int stage = 0; stage < graph.stages().size(); stage++) {
            boolean fires = graph.stages().get(stage) instanceof Stage.Sum sum
                    && !(sum.activation() instanceof Activation.Output);
            kernels.add(
                    fires
                            ? best(sample(calibration.values(stage), scales.get(stage)), settings)
                            : FireKernel.untuned(settings));
        }
        return kernels;
    }

    /** Positive values over their scale, at even distances. */
    private static double[] sample(float[] values, Scale scale) {
        int size = scale.shape().size();
        int positive = 0;
        for (float value : values) {
            positive += value > 0 ? 1 : 0;
        }
        int nth = positive / VALUES + 1;
        double[] sample = new double[(positive + nth - 1) / nth];
        int seen = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 && seen++ % nth == 0) {
                sample[(seen - 1) / nth] = values[i] / scale.of(i % size);
            }
        }
        return sample;
    }

    static FireKernel best(double[] values, T2fsnnSettings settings) {
        FireKernel best = FireKernel.untuned(settings);
        double least = error(best, values, settings);
        for (int i = 0; i < TAUS; i++) {
            double share = SMALLEST_TAU * Math.pow(LARGEST_TAU / SMALLEST_TAU, i / (TAUS - 1.0));
            double tau = share * settings.windowSteps();
            for (double clip : CLIPS) {
                FireKernel kernel = new FireKernel(tau, tau * Math.log(clip));
                double error = error(kernel, values, settings);
                if (error < least) {
                    least = error;
                    best = kernel;
                }
            }
        }
        return best;
    }

    /** Sum of the squares of what is read wrong. */
    static double error(FireKernel kernel, double[] values, T2fsnnSettings settings) {
        double sum = 0;
        for (double value : values) {
            double off = value - kernel.read(value, settings);
            sum += off * off;
        }
        return sum;
    }
}
