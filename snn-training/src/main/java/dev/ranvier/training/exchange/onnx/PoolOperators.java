package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.Extent;
import java.util.Arrays;

/** MaxPool, AveragePool, and their global forms. */
final class PoolOperators {

    private PoolOperators() {}

    static Value maxPool(Call call) {
        Activation image = call.graph().image(call.activation(0));
        Window window = window(call, image);
        Extent surplus = surplus(call, window, image.storage());
        return Call.of(call.graph().append(call.name(), new MaxPool(grown(window, surplus)), image));
    }

    static Value averagePool(Call call) {
        Activation image = call.graph().image(call.activation(0));
        Window window = window(call, image);
        Extent surplus = surplus(call, window, image.storage());
        boolean countPadding = call.attributes().flag("count_include_pad", false);
        if (countPadding && (surplus.before() > 0 || surplus.after() > 0)) {
            // The padding counts, what rounding up adds does not: the padding becomes part of the image.
            image = call.graph()
                    .append(
                            call.name() + ".pad",
                            new ZeroPad(window.padTop(), window.padLeft(), window.padBottom(), window.padRight()),
                            image);
            window = window.padded(0);
            countPadding = false;
        }
        return Call.of(call.graph().append(call.name(), new AveragePool(grown(window, surplus), countPadding), image));
    }

    static Value globalAverage(Call call) {
        Activation image = call.graph().image(call.activation(0));
        return Call.of(call.graph().append(call.name(), new AveragePool(whole(image.storage()), false), image));
    }

    static Value globalMax(Call call) {
        Activation image = call.graph().image(call.activation(0));
        return Call.of(call.graph().append(call.name(), new MaxPool(whole(image.storage())), image));
    }

    /** Mean over rows and columns: a global average by another name. */
    static Value reduceMean(Call call) {
        if (call.isKnown()) {
            throw new IllegalArgumentException("the mean of a constant is not supported");
        }
        Activation input = call.activation(0);
        int[] axes = call.has(1) ? call.tensor(1).asInts() : call.attributes().integers("axes");
        int[] wanted = axes == null ? new int[0] : axes.clone();
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Call.axis(wanted[i], input.rank());
        }
        Arrays.sort(wanted);
        boolean channelsLast = Arrays.equals(wanted, new int[] {1, 2});
        if (input.rank() != 4 || !channelsLast && !Arrays.equals(wanted, new int[] {2, 3})) {
            throw new IllegalArgumentException("takes the mean over axes " + Arrays.toString(axes) + " of shape "
                    + Arrays.toString(input.dims()) + "; only that over height and width of an image is supported");
        }
        Activation image = call.graph().image(channelsLast ? input.transposed(0, 3, 1, 2) : input);
        Activation mean = call.graph().append(call.name(), new AveragePool(whole(image.storage()), false), image);
        int channels = mean.storage().channels();
        if (!call.attributes().flag("keepdims", true)) {
            return Call.of(mean.reshaped(1, channels));
        }
        return Call.of(channelsLast ? mean.reshaped(1, 1, 1, channels) : mean);
    }

    private static Window whole(Shape shape) {
        return new Window(shape.height(), shape.width(), 1, 1, 1, 1, 0, 0, 0, 0);
    }

    private static Window window(Call call, Activation image) {
        int[] kernel = call.attributes().integers("kernel_shape");
        if (kernel == null) {
            throw new IllegalArgumentException("attribute kernel_shape is missing");
        }
        return Windows.of(call.attributes(), image.storage(), kernel);
    }

    /** Rows and columns that ceil_mode adds. */
    private static Extent surplus(Call call, Window window, Shape input) {
        return call.attributes().flag("ceil_mode", false) ? Windows.surplus(window, input) : new Extent(0, 0);
    }

    private static Window grown(Window window, Extent surplus) {
        return window.padded(
                window.padTop(),
                window.padLeft(),
                window.padBottom() + surplus.before(),
                window.padRight() + surplus.after());
    }
}
