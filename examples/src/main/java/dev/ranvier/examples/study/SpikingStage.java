package dev.ranvier.examples.study;

import dev.ranvier.core.coding.Decision;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.StudyResult.AccuracyPoint;
import dev.ranvier.examples.study.StudyResult.Differences;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.TtfsConversion;
import dev.ranvier.training.conversion.TtfsDifference;
import dev.ranvier.training.conversion.TtfsMapping;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.conversion.TtfsTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The trained network as spikes: in the rate code and in the time-to-first-spike code. */
final class SpikingStage {

    private static final List<Integer> CHECKPOINT_STEPS = List.of(1, 2, 4, 8, 16, 24, 32, 48, 64, 128, 256, 512, 1024);
    private static final int TIME_POINTS = 25;
    private static final int DIFFERENCES_LISTED = 100;

    private final StudyContext context;
    private final LayerGraph graph;
    private final List<AccuracyPoint> accuracyOverTime = new ArrayList<>();

    SpikingStage(StudyContext context, LayerGraph graph) {
        this.context = context;
        this.graph = graph;
    }

    /** Accuracy of the runs so far if they had to answer earlier. */
    List<AccuracyPoint> accuracyOverTime() {
        return List.copyOf(accuracyOverTime);
    }

    /** Converts to the rate code and asks about every test image. */
    SpikingRun rate() {
        int steps = context.settings().rate().steps();
        context.stages().begin("snnRate", "converting to a rate code and simulating " + steps + " steps an image");
        SpikingClassifier classifier = RateConversion.convert(
                graph, context.train(), context.gemm(), context.settings().rate());
        List<Integer> checkpoints = new ArrayList<>(
                CHECKPOINT_STEPS.stream().filter(step -> step < steps).toList());
        checkpoints.add(steps);
        SpikingRun run = SpikingRun.of(
                classifier,
                context.threads(),
                checkpoints,
                context.test(),
                context.progress().samples(context.test().size()));
        for (int i = 0; i < checkpoints.size(); i++) {
            double accuracy = run.results().accuracyAt(i, context.test()::label);
            accuracyOverTime.add(new AccuracyPoint(classifier.coding(), checkpoints.get(i), null, accuracy));
        }
        return run;
    }

    /** Converts to the time-to-first-spike code. */
    TtfsMapping convertToTtfs() {
        context.stages().begin("snnTtfs", "converting to time to first spike and simulating in continuous time");
        return TtfsConversion.convert(graph, context.train(), context.gemm(), TtfsSettings.DEFAULT);
    }

    /** Asks the time-to-first-spike network about every test image; each run stops at the first output spike. */
    SpikingRun ttfs(TtfsMapping mapping) {
        SpikingClassifier classifier = mapping.classifier();
        SpikingRun run = SpikingRun.of(
                classifier,
                context.threads(),
                context.test(),
                context.progress().samples(context.test().size()));
        List<Decision> decisions = run.results().decisions();
        double first = decisions.stream().mapToDouble(Decision::timeMs).min().orElse(0);
        double last = decisions.stream().mapToDouble(Decision::timeMs).max().orElse(0);
        for (int i = 0; i < TIME_POINTS; i++) {
            double timeMs = i + 1 == TIME_POINTS ? last : first + (last - first) * i / (TIME_POINTS - 1);
            long right = IntStream.range(0, decisions.size())
                    .filter(s -> decisions.get(s).timeMs() <= timeMs
                            && decisions.get(s).label() == context.test().label(s))
                    .count();
            accuracyOverTime.add(
                    new AccuracyPoint(classifier.coding(), null, timeMs, (double) right / decisions.size()));
        }
        return run;
    }

    /** Explains every image on which the time-to-first-spike network and the trained one disagree. */
    Differences differences(TtfsMapping mapping, int[] trainedLabels, SpikingRun run) {
        List<TtfsDifference> differences = TtfsTrace.differences(
                graph,
                mapping.windows(),
                context.test(),
                trainedLabels,
                run.results().labels());
        Map<String, Integer> byCause = new TreeMap<>();
        for (TtfsDifference difference : differences) {
            byCause.merge(difference.cause().name(), 1, Integer::sum);
        }
        return new Differences(
                trainedLabels.length,
                differences.size(),
                byCause,
                differences.stream()
                        .limit(DIFFERENCES_LISTED)
                        .map(TtfsDifference::sample)
                        .toList());
    }
}
