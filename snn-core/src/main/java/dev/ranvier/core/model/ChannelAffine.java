package dev.ranvier.core.model;

import java.util.List;

/**
 * One multiplication and one addition for each channel: {@code y = scale[c] x + shift[c]}. The usual first step of an
 * imported model: {@code (x - mean) / std}.
 *
 * @param scale {@code [channel]}, finite
 * @param shift {@code [channel]}, finite
 */
public record ChannelAffine(float[] scale, float[] shift) implements Layer {

    /** @throws IllegalArgumentException if lengths disagree or a value is not finite */
    public ChannelAffine {
        Checks.length("affine shift (channels)", shift.length, scale.length);
        Checks.finite("affine scale", scale);
        Checks.finite("affine shift", shift);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Checks.channels("channel affine", inputs, scale.length);
    }

    @Override
    public long parameters() {
        return 2L * scale.length;
    }
}
