package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Shape;
import java.util.Arrays;

/**
 * How much value one unit of a spiking quantity (a rate of one, a whole window) stands for, channel by channel.
 *
 * @param shape of the stage
 * @param byChannel {@code [channel]}, positive
 */
public record Scale(Shape shape, double[] byChannel) {

    /** @throws IllegalArgumentException if there is not one positive value for each channel */
    public Scale {
        if (byChannel.length != shape.channels()) {
            throw new IllegalArgumentException(
                    "a scale of " + shape + " needs one value for each channel, got " + byChannel.length);
        }
        for (double value : byChannel) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("scales must be positive and finite, got " + value);
            }
        }
    }

    /** The same value for all channels. */
    public static Scale uniform(Shape shape, double value) {
        double[] byChannel = new double[shape.channels()];
        Arrays.fill(byChannel, value);
        return new Scale(shape, byChannel);
    }

    /** The value of a neuron. */
    public double of(int neuron) {
        return byChannel[neuron / (shape.height() * shape.width())];
    }

    /** The value of a channel. */
    public double ofChannel(int channel) {
        return byChannel[channel];
    }

    /** The same channels for a stage of other height and width. */
    public Scale on(Shape other) {
        return new Scale(other, byChannel);
    }

    /** Largest value. */
    public double max() {
        return Arrays.stream(byChannel).max().orElseThrow();
    }
}
