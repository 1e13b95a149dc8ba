package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.conversion.ConversionOutcome;
import dev.ranvier.training.conversion.diagnosis.LayerDiagnosis;
import dev.ranvier.training.conversion.stage.LayerFinding;
import dev.ranvier.training.conversion.stage.StageReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A conversion as lines to read. */
final class ConversionLines {

    private ConversionLines() {}

    /** What becomes of each layer. */
    static List<String> preflight(StageReading reading) {
        List<String> lines = new ArrayList<>();
        lines.add("Pre-flight:");
        for (LayerFinding finding : reading.findings()) {
            String verdict = finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            lines.add(String.format(
                    Locale.ROOT, "  %-24s %-14s %-10s %s", finding.layer(), finding.kind(), verdict, finding.how()));
        }
        return lines;
    }

    static String ann(double accuracy, int samples) {
        return String.format(Locale.ROOT, "ANN: accuracy %.2f %% on %d images", 100 * accuracy, samples);
    }

    /** The whole outcome; a list to add to. */
    static List<String> of(ConversionOutcome outcome) {
        List<String> lines = new ArrayList<>();
        boolean worse = outcome.advice().get(0).startsWith("WORSE");
        if (worse) {
            lines.add(outcome.advice().get(0));
        }
        lines.add(ann(outcome.annAccuracy(), outcome.samples()));
        lines.add(SnnLines.of(outcome.snn()));
        lines.add("Chosen: " + outcome.chosen() + "; " + outcome.differences() + " of " + outcome.samples()
                + " answers differ from the ANN's"
                + (outcome.causes().isEmpty() ? "" : ", traced to " + outcome.causes()));
        for (ConversionOutcome.Candidate candidate : outcome.candidates()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  compared on training images: %s: accuracy %.2f %%, %.0f synaptic events, decided after %s%s",
                    candidate.name(),
                    100 * candidate.accuracy(),
                    candidate.synapticEventsPerSample(),
                    candidate.decision(),
                    candidate.frontier() ? "" : " (another is at least as accurate and cheaper)"));
        }
        layers(lines, "Layers, on training images:", outcome.layers());
        if (!outcome.integerLayers().isEmpty()) {
            layers(lines, "The same with dense weights of 8-bit integers:", outcome.integerLayers());
        }
        outcome.advice().stream().skip(worse ? 1 : 0).forEach(advice -> lines.add("Advice: " + advice));
        return lines;
    }

    private static void layers(List<String> lines, String title, List<LayerDiagnosis> layers) {
        lines.add(title);
        lines.add("  name                      neurons  correlation  rel. error  spikes/neuron   dead  saturated"
                + "  answers kept");
        for (LayerDiagnosis layer : layers) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-24s %8d  %11s  %10s  %13.3f  %4.0f %%  %7.2f %%  %12s",
                    layer.name(),
                    layer.neurons(),
                    number("%.5f", layer.correlation(), 1),
                    number("%.4f", layer.relativeError(), 1),
                    layer.spikesPerNeuron(),
                    100 * layer.deadShare(),
                    100 * layer.saturatedShare(),
                    number("%.1f %%", layer.agreement(), 100)));
        }
    }

    private static String number(String format, Double value, double factor) {
        return value == null ? "-" : String.format(Locale.ROOT, format, factor * value);
    }
}
