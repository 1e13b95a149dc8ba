package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.List;

/** Computes the values of all stages in double precision, one sample at a time. */
public final class StageForward {

    private final StageGraph graph;

    /** Prepares to run a graph. */
    public StageForward(StageGraph graph) {
        this.graph = graph;
    }

    /**
     * The values of all stages for one sample.
     *
     * @param sample {@code [input]}. Not modified.
     * @return {@code [stage][value]}
     */
    public double[][] values(float[] sample) {
        return values(sample, (stage, values) -> {});
    }

    /**
     * The same with a change to the values of each stage before others read them.
     *
     * @param sample {@code [input]}. Not modified.
     * @param change told each stage and its values, which it may modify
     * @return {@code [stage][value]}
     */
    public double[][] values(float[] sample, Change change) {
        double[] input = new double[sample.length];
        for (int i = 0; i < input.length; i++) {
            input[i] = sample[i];
        }
        List<Stage> stages = graph.stages();
        double[][] values = new double[stages.size()][];
        for (int index = 0; index < values.length; index++) {
            if (stages.get(index) instanceof Stage.Max max) {
                values[index] = largest(max, max.source() == Stage.INPUT ? input : values[max.source()]);
            } else {
                Stage.Sum sum = (Stage.Sum) stages.get(index);
                values[index] = sum.bias().clone();
                for (Stage.Term term : sum.terms()) {
                    term.map().addTo(term.source() == Stage.INPUT ? input : values[term.source()], values[index]);
                }
                for (int i = 0; i < values[index].length; i++) {
                    values[index][i] = sum.activation().of(values[index][i]);
                }
            }
            change.apply(index, values[index]);
        }
        return values;
    }

    /** Something done to the values of a stage. */
    @FunctionalInterface
    public interface Change {

        /** Called once for each stage; the values may be modified. */
        void apply(int stage, double[] values);
    }

    /**
     * The largest values in the windows of a pool.
     *
     * @param input {@code [source value]}. Not modified.
     * @return {@code [value]}
     */
    public static double[] largest(Stage.Max pool, double[] input) {
        Shape from = pool.sourceShape();
        Shape to = pool.shape();
        Window window = pool.window();
        double[] largest = new double[to.size()];
        for (int t = 0; t < largest.length; t++) {
            int x = t % to.width();
            int y = t / to.width() % to.height();
            int c = t / (to.width() * to.height());
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < window.height(); i++) {
                int row = y * window.strideY() - window.padTop() + i * window.dilationY();
                for (int j = 0; j < window.width() && row >= 0 && row < from.height(); j++) {
                    int column = x * window.strideX() - window.padLeft() + j * window.dilationX();
                    if (column >= 0 && column < from.width()) {
                        most = Math.max(most, input[(c * from.height() + row) * from.width() + column]);
                    }
                }
            }
            largest[t] = most;
        }
        return largest;
    }
}
