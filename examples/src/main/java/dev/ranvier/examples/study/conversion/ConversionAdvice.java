package dev.ranvier.examples.study.conversion;

import dev.ranvier.examples.study.StudyResult;
import dev.ranvier.training.conversion.diagnosis.LayerDiagnosis;
import dev.ranvier.training.conversion.diagnosis.RateSweep;
import dev.ranvier.training.conversion.diagnosis.SweepPoint;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says what a diagnosis means and what to change, the most important first. */
final class ConversionAdvice {

    private static final double WORSE = 0.02;
    private static final double NOTICEABLE = 0.003;
    private static final double SATURATED = 0.01;
    private static final double DEAD = 0.3;
    private static final double UNCORRELATED = 0.9;

    private final StageGraph stages;
    private final List<LayerDiagnosis> layers;
    private final List<SweepPoint> sweep;
    private final StudyResult.Snn snn;
    private final double loss;
    private final String chosen;

    ConversionAdvice(
            StageGraph stages,
            List<LayerDiagnosis> layers,
            List<SweepPoint> sweep,
            StudyResult.Snn snn,
            double annAccuracy,
            String chosen) {
        this.stages = stages;
        this.layers = layers;
        this.sweep = sweep;
        this.snn = snn;
        this.chosen = chosen;
        loss = annAccuracy - snn.accuracy();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        verdict(lines);
        saturation(lines);
        silence(lines);
        steps(lines);
        if (snn.coding().equals("rate") && loss > NOTICEABLE) {
            lines.add("--method ttfs is exact: it loses nothing to rounding, at the price of one window a layer");
        }
        if (lines.size() == 1 && loss <= NOTICEABLE) {
            lines.add(String.format(
                    Locale.ROOT,
                    "keep %s: %.0f spikes and %.0f synaptic events an image, where the trained network takes %d"
                            + " multiply-accumulates",
                    chosen,
                    snn.spikesPerSample(),
                    snn.synapticEventsPerSample(),
                    stages.graph().multiplyAccumulates()));
        }
        return lines;
    }

    private void verdict(List<String> lines) {
        String points = String.format(Locale.ROOT, "%.2f points", 100 * Math.abs(loss));
        if (loss <= NOTICEABLE) {
            lines.add("the spiking network is " + (loss >= 0 ? points + " below" : points + " above")
                    + " the trained one");
            return;
        }
        String where = worst() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; most is lost up to layer %s, after which %.1f %% of the answers are still those of the"
                                + " trained network",
                        worst().name(),
                        100 * worst().agreement());
        lines.add((loss > WORSE ? "WORSE: " : "") + "the spiking network loses " + points + where);
    }

    /** The layer before which the answers were best compared with after it. */
    private LayerDiagnosis worst() {
        LayerDiagnosis worst = null;
        double before = 1;
        double largest = 0;
        for (LayerDiagnosis layer : layers) {
            if (layer.agreement() != null) {
                if (before - layer.agreement() > largest) {
                    largest = before - layer.agreement();
                    worst = layer;
                }
                before = Math.min(before, layer.agreement());
            }
        }
        return worst;
    }

    private void saturation(List<String> lines) {
        layers.stream()
                .filter(layer -> layer.saturatedShare() > SATURATED)
                .max(Comparator.comparingDouble(LayerDiagnosis::saturatedShare))
                .ifPresent(layer -> lines.add(String.format(
                        Locale.ROOT,
                        "layer %s: %.1f %% of the active values are above what its neurons can express; %s",
                        layer.name(),
                        100 * layer.saturatedShare(),
                        snn.coding().equals("rate")
                                ? "take a higher --percentile"
                                : "calibrate on images that are more like these")));
    }

    private void silence(List<String> lines) {
        layers.stream()
                .filter(layer -> layer.deadShare() > DEAD)
                .max(Comparator.comparingDouble(LayerDiagnosis::deadShare))
                .ifPresent(layer -> lines.add(String.format(
                        Locale.ROOT,
                        "layer %s: %.0f %% of the neurons that are active in the trained network never spike; %s",
                        layer.name(),
                        100 * layer.deadShare(),
                        snn.coding().equals("rate")
                                ? "their values are below half a spike: take more --steps or a lower --percentile"
                                : "their values are lost to the resolution of the code")));
        layers.stream()
                .filter(layer -> layer.correlation() != null && layer.correlation() < UNCORRELATED)
                .findFirst()
                .ifPresent(layer -> lines.add(String.format(
                        Locale.ROOT,
                        "layer %s: spikes correlate with activations by only %.3f; later layers inherit that",
                        layer.name(),
                        layer.correlation())));
    }

    private void steps(List<String> lines) {
        if (snn.timeSteps() == null || sweep.isEmpty()) {
            return;
        }
        int steps = snn.timeSteps();
        SweepPoint last =
                sweep.stream().max(Comparator.comparingInt(SweepPoint::steps)).orElseThrow();
        if (steps >= RateSweep.MOST_STEPS && last.agreement() < 0.996) {
            lines.add(String.format(
                    Locale.ROOT,
                    "even after %d steps only %.1f %% of the answers on training images are the trained network's",
                    last.steps(),
                    100 * last.agreement()));
        }
    }
}
