package dev.ranvier.training.spiking;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.training.ann.TrainingPlan;

/**
 * What decides how a network for the chip looks and is trained.
 *
 * @param limits what one core can hold
 * @param patchPixels side of the square patches that the first layer's cores look at
 * @param stridePixels distance of neighbouring patches; together they must reach the borders of the image
 * @param hiddenPerPatch binary neurons for each patch
 * @param votesPerClass output neurons for each class on each core of the second layer
 * @param inkThreshold pixels of at least this value are ink, above 0 and at most 1
 * @param surrogateWidth half-width of the triangle that stands for the derivative of a spike, in units of the weighted sum
 * @param scoreRange score of a class that gets all its votes, before the softmax
 * @param plan epochs, minibatches, learning rate, shifts
 * @param seed of everything random
 */
public record ChipTrainingSettings(
        CoreLimits limits,
        int patchPixels,
        int stridePixels,
        int hiddenPerPatch,
        int votesPerClass,
        float inkThreshold,
        float surrogateWidth,
        float scoreRange,
        TrainingPlan plan,
        long seed) {

    /** @throws IllegalArgumentException naming the setting that does not fit the core or is out of range */
    public ChipTrainingSettings {
        require(
                patchPixels >= 1 && patchPixels * patchPixels <= limits.axons(),
                "a patch of " + patchPixels + " x " + patchPixels + " pixels needs that many axons, a core has "
                        + limits.axons());
        require(
                stridePixels >= 1 && stridePixels <= patchPixels,
                "patches must touch: the stride must be 1.." + patchPixels + ", got " + stridePixels);
        require(
                hiddenPerPatch >= 1 && hiddenPerPatch <= limits.neurons(),
                "hidden neurons of a patch must be 1.." + limits.neurons() + ", got " + hiddenPerPatch);
        require(votesPerClass >= 1, "a class needs at least 1 vote, got " + votesPerClass);
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
        return new ChipTrainingSettings(CoreLimits.TRUENORTH, 16, 12, 192, 25, 0.5f, 12, 30, plan, seed);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
