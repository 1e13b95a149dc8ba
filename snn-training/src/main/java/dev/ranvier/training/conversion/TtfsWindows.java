package dev.ranvier.training.conversion;

import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.LinearMap;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses the values that the window of each stage can express. */
final class TtfsWindows {

    private final StageGraph graph;
    private final List<ValueWindow> windows = new ArrayList<>();

    private TtfsWindows(StageGraph graph) {
        this.graph = graph;
    }

    /** From what was seen, with a margin; ranges are powers of two where no ceiling gives them. */
    static List<ValueWindow> seen(StageGraph graph, Calibration calibration, double margin) {
        TtfsWindows windows = new TtfsWindows(graph);
        for (int stage = 0; stage < graph.stages().size(); stage++) {
            if (graph.stages().get(stage) instanceof Stage.Max pool) {
                windows.pool(pool);
            } else if (stage == graph.stages().size() - 1) {
                windows.output(calibration.min(stage), calibration.max(stage), margin);
            } else {
                windows.hidden((Stage.Sum) graph.stages().get(stage), margin * calibration.positiveMax(stage));
            }
        }
        return windows.windows;
    }

    /** Wide enough for any input of values 0..1, by interval arithmetic. */
    static List<ValueWindow> unlimited(StageGraph graph) {
        TtfsWindows windows = new TtfsWindows(graph);
        double[][] high = new double[graph.stages().size()][]; // [stage][value]
        double[] input = new double[graph.graph().inputShape().size()];
        Arrays.fill(input, 1);
        for (int index = 0; index < high.length; index++) {
            if (graph.stages().get(index) instanceof Stage.Max pool) {
                high[index] = StageForward.largest(pool, pool.source() == Stage.INPUT ? input : high[pool.source()]);
                windows.pool(pool);
                continue;
            }
            Stage.Sum sum = (Stage.Sum) graph.stages().get(index);
            double[] magnitude = magnitude(sum, input, high);
            double most = Arrays.stream(magnitude).max().orElse(1);
            if (sum.activation() instanceof Activation.Output) {
                windows.output(-most, most, 1);
            } else {
                high[index] = Arrays.stream(magnitude)
                        .map(value -> Math.min(value, sum.activation().ceiling()))
                        .toArray();
                windows.hidden(sum, Math.max(most, Double.MIN_NORMAL));
            }
        }
        return windows.windows;
    }

    private static double[] magnitude(Stage.Sum sum, double[] input, double[][] high) {
        double[] magnitude = Arrays.stream(sum.bias()).map(Math::abs).toArray();
        for (Stage.Term term : sum.terms()) {
            LinearMap map = term.map().magnitudes();
            map.addTo(term.source() == Stage.INPUT ? input : high[term.source()], magnitude);
        }
        return magnitude;
    }

    private void pool(Stage.Max pool) {
        ValueWindow source =
                pool.source() == Stage.INPUT ? new ValueWindow(pool.name(), 0, 1) : windows.get(pool.source());
        windows.add(new ValueWindow(pool.name(), source.low(), source.range()));
    }

    private void hidden(Stage.Sum stage, double high) {
        Activation activation = stage.activation();
        boolean quantised = activation instanceof Activation.Quantised;
        double range = quantised || activation.ceiling() <= high ? activation.ceiling() : powerOfTwoFrom(high);
        windows.add(new ValueWindow(stage.name(), 0, Math.min(range, activation.ceiling())));
    }

    /** What the power of two adds goes below: the answer comes no later for it. */
    private void output(double min, double max, double margin) {
        double seen = max > min ? max - min : 1;
        double high = max + (margin - 1) / 2 * seen;
        double range = powerOfTwoFrom(margin * seen);
        windows.add(new ValueWindow(graph.output().name(), high - range, range));
    }

    private static double powerOfTwoFrom(double value) {
        double below = Math.scalb(1.0, Math.getExponent(value));
        return below == value ? below : 2 * below;
    }
}
