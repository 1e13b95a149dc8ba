package dev.ranvier.training.conversion.code;

import java.util.ArrayList;
import java.util.List;

/**
 * How the values of a layer are said by the time of one spike: {@code k(t) = exp(-(t - delaySteps) / tauSteps)}, t from the
 * start of its fire phase; values in units of the layer's scale. Small tauSteps reach down to small values, large ones tell
 * neighbouring values apart.
 *
 * @param tauSteps time constant, positive
 * @param delaySteps step at which the kernel is 1; what is above {@code k(0)} is clipped to it
 */
public record FireKernel(double tauSteps, double delaySteps) {

    /** @throws IllegalArgumentException if the time constant is not positive */
    public FireKernel {
        if (!(tauSteps > 0) || Double.isInfinite(tauSteps) || !Double.isFinite(delaySteps)) {
            throw new IllegalArgumentException("a kernel needs a positive time constant and a finite delay, got "
                    + tauSteps + " and " + delaySteps);
        }
    }

    /** A quarter of the window for the time constant, no delay: from 1 down to about 1/50. */
    public static FireKernel untuned(T2fsnnSettings settings) {
        return new FireKernel(settings.windowSteps() / 4.0, 0);
    }

    /** The kernel at a step. */
    public double at(double step) {
        return Math.exp(-(step - delaySteps) / tauSteps);
    }

    /** What a value is read as: that of the first step whose kernel it reaches, 0 if there is none in the window. */
    public double read(double value, T2fsnnSettings settings) {
        if (!(value > 0)) {
            return 0;
        }
        double step = Math.max(0, Math.ceil(delaySteps - tauSteps * Math.log(value) - 1e-9));
        return step < settings.windowSteps() ? strength(step, settings) : 0;
    }

    double strength(double step, T2fsnnSettings settings) {
        return settings.rounding() && step > 0 ? (at(step) + at(step - 1)) / 2 : at(step);
    }

    List<Double> thresholds(T2fsnnSettings settings) {
        List<Double> thresholds = new ArrayList<>();
        for (int t = 0; t < settings.windowSteps(); t++) {
            thresholds.add(at(t));
        }
        return thresholds;
    }

    List<Double> strengths(T2fsnnSettings settings) {
        List<Double> strengths = new ArrayList<>();
        for (int t = 0; t < settings.windowSteps(); t++) {
            strengths.add(strength(t, settings));
        }
        return strengths;
    }
}
