package dev.ranvier.training.spiking;

import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Vote;
import dev.ranvier.training.ann.layer.TrainableLayer;
import java.util.Arrays;

/**
 * Sums the spikes of the units of each class; unit i votes for class {@code i mod classes}. In training the sums are scaled to
 * the range of a softmax, which changes no winner.
 *
 * @param units number of voting units
 * @param classes number of classes
 * @param range score of a class all of whose units vote for it
 */
record VoteLayer(int units, int classes, float range) implements TrainableLayer {

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        float scale = scale();
        Arrays.fill(y, 0, samples * classes, 0);
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < units; i++) {
                y[s * classes + i % classes] += scale * x[s * units + i];
            }
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        float scale = scale();
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < units; i++) {
                dx[s * units + i] = scale * dy[s * classes + i % classes];
            }
        }
    }

    @Override
    public Layer trained() {
        return new Vote(classes);
    }

    private float scale() {
        return range * classes / units;
    }
}
