package dev.ranvier.hardware.accelerator.arithmetic;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.ZeroPad;

/** Digital layers that look at the place of a value. */
final class WindowStages {

    private WindowStages() {}

    static Stage max(MaxPool pool, Shape input) {
        int[][] gather = WindowGather.of(input, pool.window(), 0, 1);
        int area = input.height() * input.width();
        return (values, noise) -> {
            float[] result = new float[input.channels() * gather.length];
            for (int i = 0; i < result.length; i++) {
                float largest = Float.NEGATIVE_INFINITY;
                for (int index : gather[i % gather.length]) {
                    if (index >= 0) {
                        largest = Math.max(largest, values[0][i / gather.length * area + index]);
                    }
                }
                result[i] = largest;
            }
            return result;
        };
    }

    static Stage average(AveragePool pool, Shape input) {
        int[][] gather = WindowGather.of(input, pool.window(), 0, 1);
        int area = input.height() * input.width();
        return (values, noise) -> {
            float[] result = new float[input.channels() * gather.length];
            for (int i = 0; i < result.length; i++) {
                double sum = 0;
                int count = 0;
                for (int index : gather[i % gather.length]) {
                    if (index >= 0) {
                        sum += values[0][i / gather.length * area + index];
                        count++;
                    }
                }
                result[i] = (float) (sum / (pool.countPadding() ? pool.window().area() : count));
            }
            return result;
        };
    }

    static Stage pad(ZeroPad pad, Shape input) {
        int width = input.width() + pad.left() + pad.right();
        int height = input.height() + pad.top() + pad.bottom();
        return (values, noise) -> {
            float[] result = new float[input.channels() * height * width];
            for (int row = 0; row < input.channels() * input.height(); row++) {
                int channel = row / input.height();
                int to = (channel * height + row % input.height() + pad.top()) * width + pad.left();
                System.arraycopy(values[0], row * input.width(), result, to, input.width());
            }
            return result;
        };
    }
}
