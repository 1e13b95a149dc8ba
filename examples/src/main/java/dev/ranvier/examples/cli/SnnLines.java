package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.StudyResult.Snn;
import java.util.Locale;

/** A spiking network's result as a line to read. */
final class SnnLines {

    private SnnLines() {}

    static String of(Snn snn) {
        String decided = snn.meanDecisionSteps() == null
                ? String.format(Locale.ROOT, "%.2f ms", snn.meanDecisionTimeMs())
                : String.format(Locale.ROOT, "%.2f of %d steps", snn.meanDecisionSteps(), snn.timeSteps());
        return String.format(
                Locale.ROOT,
                "SNN (%s): accuracy %.2f %%, decided after %s, %.1f spikes and %.1f synaptic events an image",
                snn.coding(),
                100 * snn.accuracy(),
                decided,
                snn.spikesPerSample(),
                snn.synapticEventsPerSample());
    }
}
