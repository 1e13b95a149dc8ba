package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.ZeroPad;
import java.util.Arrays;

/** Layers that treat each channel as a block: scaling, padding, one channel after another. */
final class ChannelPass {

    private ChannelPass() {}

    /** {@code y = scale x + shift} by channel. Modifies y only. */
    static void affine(ChannelAffine layer, Shape input, float[] x, float[] y, int samples) {
        int plane = input.height() * input.width();
        int at = 0;
        for (int s = 0; s < samples; s++) {
            for (int c = 0; c < input.channels(); c++) {
                float scale = layer.scale()[c];
                float shift = layer.shift()[c];
                for (int end = at + plane; at < end; at++) {
                    y[at] = scale * x[at] + shift;
                }
            }
        }
    }

    /** Copies each plane into the middle of zeros. Modifies y only. */
    static void pad(ZeroPad layer, Shape input, float[] x, float[] y, int samples) {
        int height = input.height() + layer.top() + layer.bottom();
        int width = input.width() + layer.left() + layer.right();
        int planes = samples * input.channels();
        Arrays.fill(y, 0, planes * height * width, 0f);
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < input.height(); row++) {
                int from = (plane * input.height() + row) * input.width();
                int to = (plane * height + row + layer.top()) * width + layer.left();
                System.arraycopy(x, from, y, to, input.width());
            }
        }
    }

    /** Copies the middle of each padded plane: the way back of {@link #pad}. Modifies x only. */
    static void unpad(ZeroPad layer, Shape input, float[] y, float[] x, int samples) {
        int height = input.height() + layer.top() + layer.bottom();
        int width = input.width() + layer.left() + layer.right();
        for (int plane = 0; plane < samples * input.channels(); plane++) {
            for (int row = 0; row < input.height(); row++) {
                int to = (plane * input.height() + row) * input.width();
                int from = (plane * height + row + layer.top()) * width + layer.left();
                System.arraycopy(y, from, x, to, input.width());
            }
        }
    }

    /** Puts the inputs of each sample one after the other. Modifies y only. */
    static void concat(float[][] inputs, int[] sizes, float[] y, int samples) {
        int to = 0;
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < inputs.length; i++) {
                System.arraycopy(inputs[i], s * sizes[i], y, to, sizes[i]);
                to += sizes[i];
            }
        }
    }
}
