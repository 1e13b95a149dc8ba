package dev.ranvier.training.spiking;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.training.ann.TrainingPlan;
import java.util.List;

/**
 * What decides how a network for the chip looks and is trained.
 *
 * @param limits what one core can hold
 * @param layout which cores there are
 * @param inkThreshold pixels of at least this value are ink, above 0 and at most 1
 * @param distortion how images are varied, beside the shifts of the plan
 * @param surrogateWidth half-width of the triangle that stands for the derivative of a spike, in standard deviations of the
 *     weighted sum
 * @param scoreRange score of a class that gets all its votes, before the softmax
 * @param plan epochs, minibatches, learning rate, shifts
 * @param seed of everything random
 */
public record ChipTrainingSettings(
        CoreLimits limits,
        ChipLayout layout,
        float inkThreshold,
        Distortion distortion,
        float surrogateWidth,
        float scoreRange,
        TrainingPlan plan,
        long seed) {

    /** @throws IllegalArgumentException naming the setting that does not fit the core or is out of range */
    public ChipTrainingSettings {
        layout.requireFit(limits);
        require(
                inkThreshold > 0 && inkThreshold <= 1,
                "the ink threshold must be above 0 and at most 1, got " + inkThreshold);
        require(surrogateWidth > 0, "the surrogate width must be positive, got " + surrogateWidth);
        require(scoreRange > 0, "the score range must be positive, got " + scoreRange);
    }

    /**
     * For 28 x 28 digits on seven cores: four patches of 16 x 16 pixels, 192 neurons each, then three cores of 250 voting neurons.
     * The settings were chosen on a validation part (an eighth of the 8,000 embedded training digits), never on test images.
     *
     * @param trainingSamples number of training images; more of them are gone through less often
     * @param seed of everything random
     */
    public static ChipTrainingSettings forDigits(int trainingSamples, long seed) {
        require(trainingSamples >= 1, "a training needs at least 1 sample, got " + trainingSamples);
        int epochs = 4 + 80_000 / trainingSamples;
        TrainingPlan plan = TrainingPlan.adam(epochs, 64, 0.03, 0, 0, 1);
        ChipLayout layout =
                new ChipLayout(ChipLayout.Windows.ofPatches(16, 12, 192), List.of(new ChipLayout.Merge(2, 250, false)));
        return new ChipTrainingSettings(CoreLimits.TRUENORTH, layout, 0.5f, Distortion.NONE, 1.5f, 30, plan, seed);
    }

    /** The same settings with another plan. */
    public ChipTrainingSettings withPlan(TrainingPlan other) {
        return new ChipTrainingSettings(
                limits, layout, inkThreshold, distortion, surrogateWidth, scoreRange, other, seed);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
