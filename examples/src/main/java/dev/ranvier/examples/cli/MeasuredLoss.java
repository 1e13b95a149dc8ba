package dev.ranvier.examples.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleResults;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.network.Network;
import dev.ranvier.hardware.mapping.ExpectedSpikes;
import dev.ranvier.training.data.LabelledImages;
import java.util.Locale;

/**
 * What samples show of a network before and after it was changed to fit the chip.
 *
 * @param samples number of samples
 * @param accuracyBefore 0..1
 * @param accuracyOnChip of the network as it is on the chip, 0..1
 * @param sameAnswers share of samples with the same answer, 0..1
 * @param activity spikes of the network as it is on the chip
 */
record MeasuredLoss(
        int samples,
        double accuracyBefore,
        double accuracyOnChip,
        double sameAnswers,
        @JsonIgnore ActivityProfile activity) {

    static MeasuredLoss run(SpikingClassifier before, SpikingClassifier onChip, LabelledImages images, int threads) {
        SampleResults first = run(before, images, threads);
        SampleResults second = onChip.network().equals(before.network()) ? first : run(onChip, images, threads);
        int same = 0;
        for (int sample = 0; sample < images.size(); sample++) {
            same += first.labels()[sample] == second.labels()[sample] ? 1 : 0;
        }
        return new MeasuredLoss(
                images.size(),
                first.accuracy(images::label),
                second.accuracy(images::label),
                (double) same / images.size(),
                second.activity());
    }

    private static SampleResults run(SpikingClassifier classifier, LabelledImages images, int threads) {
        return UserMistake.unlessRefused(
                () -> new SampleRunner(classifier, RunSettings.onThreads(threads)).run(images.size(), images::sample));
    }

    /** The spikes as weights of the traffic. */
    ExpectedSpikes expected(Network network) {
        return ExpectedSpikes.measured(network, activity);
    }

    /** One line to read. */
    String text() {
        return String.format(
                Locale.ROOT,
                "Measured on %d training images: accuracy %.4f before, %.4f as on the chip; the same answer to %.2f %%",
                samples,
                accuracyBefore,
                accuracyOnChip,
                100 * sameAnswers);
    }
}
