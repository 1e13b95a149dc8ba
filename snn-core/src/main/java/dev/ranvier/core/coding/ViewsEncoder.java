package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.List;

/**
 * One image shown several times, step after step: moved by whole pixels and made black and white at a threshold, each time in another
 * way. A network without memory then answers each view on its own, and what its answers have in common is more often right
 * than a single one. What is moved out of the frame is lost; what is moved in is blank.
 *
 * @param height rows of the image
 * @param width columns of the image; value {@code row * width + column} belongs to the neuron of that number
 * @param stepMs time from one view to the next, positive
 * @param views in the order in which they are shown, at least one; the first at time 0
 */
public record ViewsEncoder(int height, int width, double stepMs, List<View> views) implements Encoder {

    /**
     * How an image is shown.
     *
     * @param down rows that the image is moved down; negative for up
     * @param right columns that it is moved to the right; negative for left
     * @param threshold smallest value that fires, above 0 and at most 1
     */
    public record View(int down, int right, float threshold) {

        /** @throws IllegalArgumentException if the threshold is not in (0, 1] */
        public View {
            if (!(threshold > 0) || threshold > 1) {
                throw new IllegalArgumentException("the ink threshold must be above 0 and at most 1, got " + threshold);
            }
        }
    }

    /** @throws IllegalArgumentException if the frame is empty, there is no view, or the step is not positive */
    public ViewsEncoder {
        views = List.copyOf(views);
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image has at least 1 x 1 pixels, got " + height + " x " + width);
        }
        if (views.isEmpty()) {
            throw new IllegalArgumentException("an image must be shown at least once");
        }
        if (!(stepMs > 0) || Double.isInfinite(stepMs)) {
            throw new IllegalArgumentException("the step must be positive and finite, got " + stepMs + " ms");
        }
    }

    @Override
    public SpikeBatch encode(float[] values) {
        if (values.length != height * width) {
            throw new IllegalArgumentException("an image of " + height + " x " + width + " has " + height * width
                    + " values, got " + values.length);
        }
        UnitValues.require(values);
        int[] neurons = new int[values.length * views.size()];
        double[] timesMs = new double[neurons.length];
        int spikes = 0;
        for (int v = 0; v < views.size(); v++) {
            View view = views.get(v);
            for (int row = Math.max(0, view.down()); row < Math.min(height, height + view.down()); row++) {
                int from = (row - view.down()) * width - view.right();
                for (int column = Math.max(0, view.right()); column < Math.min(width, width + view.right()); column++) {
                    if (values[from + column] >= view.threshold()) {
                        neurons[spikes] = row * width + column;
                        timesMs[spikes++] = v * stepMs;
                    }
                }
            }
        }
        return new SpikeBatch(Arrays.copyOf(neurons, spikes), Arrays.copyOf(timesMs, spikes));
    }
}
