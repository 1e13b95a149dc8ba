package dev.ranvier.examples.cli;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.exchange.InputScaling;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How images become what a model was trained on; a model that somebody else trained seldom says. */
final class ModelInput {

    private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    @Option(
            names = "--scale",
            paramLabel = "RANGE",
            defaultValue = "0..1",
            description = "Range of the pixels that the model takes: 0..1, 0..255, -1..1 ... Default: ${DEFAULT-VALUE}")
    private String scale;

    @Option(
            names = "--mean",
            split = ",",
            paramLabel = "M",
            description = "Subtracted from the scaled pixels: one number, or one for each channel. Default: 0")
    private float[] mean;

    @Option(
            names = "--std",
            split = ",",
            paramLabel = "S",
            description = "The difference is divided by it: one number, or one for each channel; negative for inverted"
                    + " images. Default: 1")
    private float[] std;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "For colour images and a model that takes a plain vector: chw (channel by channel) or hwc"
                    + " (pixel by pixel).")
    private String order;

    /** What the options say. */
    InputScaling scaling() {
        Matcher range = RANGE.matcher(scale);
        if (!range.matches()) {
            throw new UserMistake("--scale must be a range such as 0..1 or 0..255, got " + scale);
        }
        float from = Float.parseFloat(range.group(1));
        float[] subtracted = mean == null ? InputScaling.NONE.mean().clone() : mean.clone();
        for (int c = 0; c < subtracted.length; c++) {
            subtracted[c] -= from;
        }
        return UserMistake.unlessRefused(() -> new InputScaling(
                Float.parseFloat(range.group(2)) - from, subtracted, std == null ? InputScaling.NONE.std() : std));
    }

    /**
     * The model with its scaling as a first layer.
     *
     * @throws UserMistake if the images do not fit the model
     */
    LayerGraph scaled(LayerGraph model, Path file, Shape images) {
        requireFit(model.inputShape(), file, images);
        return UserMistake.unlessRefused(() -> scaling().before(model, images));
    }

    /** The model with its scaling as a first layer, for images of its own shape; a vector is a grey image. */
    LayerGraph scaled(LayerGraph model) {
        Shape own = model.inputShape();
        Shape images = isFlat(own) ? new Shape(1, 1, own.size()) : own;
        return UserMistake.unlessRefused(() -> scaling().before(model, images));
    }

    /** The images in the order that the model takes. */
    LabelledImages ordered(LayerGraph model, LabelledImages images) {
        if (!"hwc".equals(order) || !isFlat(model.inputShape())) {
            return images;
        }
        int channels = images.shape().channels();
        int area = images.shape().height() * images.shape().width();
        byte[] pixels = new byte[images.pixels().length];
        for (int sample = 0; sample < images.size(); sample++) {
            int from = sample * channels * area;
            for (int c = 0; c < channels; c++) {
                for (int p = 0; p < area; p++) {
                    pixels[from + p * channels + c] = images.pixels()[from + c * area + p];
                }
            }
        }
        return new LabelledImages(images.shape(), pixels, images.labels());
    }

    private void requireFit(Shape input, Path file, Shape images) {
        if (order != null && !"chw".equals(order) && !"hwc".equals(order)) {
            throw new UserMistake("--order must be chw or hwc, got " + order);
        }
        if (input.equals(images)) {
            return;
        }
        String both = file + " takes " + input + " values, the images are " + images + " (channels x height x width)";
        if (input.size() != images.size()) {
            throw new UserMistake(both + "; images are not resized, is it the model of another data set?");
        }
        if (!isFlat(input)) {
            throw new UserMistake(both + "; images are not transposed, is it the model of another data set?");
        }
        if (images.channels() > 1 && order == null) {
            throw new UserMistake(both + "; say by --order chw or hwc in which order the model takes the pixels");
        }
        if ("hwc".equals(order) && Math.max(scaling().mean().length, scaling().std().length) > 1) {
            throw new UserMistake("with --order hwc, --mean and --std take one number each");
        }
    }

    private static boolean isFlat(Shape shape) {
        int longest = Math.max(shape.channels(), Math.max(shape.height(), shape.width()));
        return longest == shape.size();
    }
}
