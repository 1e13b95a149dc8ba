package dev.ranvier.training.ann.config;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.JsonFormat;
import dev.ranvier.core.io.JsonObject;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.training.ann.Augmentation;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.NetworkStyle;
import dev.ranvier.training.ann.OptimiserRule;
import dev.ranvier.training.ann.Schedule;
import dev.ranvier.training.ann.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Reads a {@link TrainingConfig} from a JSON file. {@code format} and {@code layers} are needed, the rest has defaults:
 *
 * <pre>
 * "format"            "ranvier-training-1"
 * "layers"            a text in the notation of {@link LayerNotation}, or a list, see {@link LayerList}
 * "name"              of the network; default: after its layers
 * "activation"        "relu" (default), "clippedRelu" (with "ceiling", 1) or "qcfs" (with "levels", 4, and "ceiling" to begin
 *                     with, 1); only for layers as a text, as are the next two
 * "batchNorm"         true for batch normalisation before each activation; false
 * "dropout"           after the activation of each fully connected layer; 0
 * "biases"            false keeps biases at zero; true
 * "epochs"            10
 * "batchSize"         128
 * "optimizer"         "adam" (default) or "sgd" (with "momentum", 0.9, and "nesterov", false)
 * "learningRate"      0.001 for Adam, 0.1 for SGD
 * "weightDecay"       0
 * "schedule"          "cosine" (default), "constant" or "steps" (with "drops", 2, and "drop", 0.1)
 * "warmUpEpochs"      0
 * "labelSmoothing"    0
 * "shiftPixels", "cropPixels", "flip"    variations of the samples; 0, 0, false
 * "validationSamples" training images held out to choose the best epoch by; 0
 * "patience"          epochs without a better validation accuracy after which the training ends; 0 for never
 * </pre>
 */
public final class TrainingConfigFile {

    /** Value of the key {@code format}. */
    public static final String FORMAT = "ranvier-training-1";

    private TrainingConfigFile() {}

    /**
     * Reads a file.
     *
     * @throws FormatException if it is no such file; the message names it and the key
     * @throws IOException if it cannot be read
     */
    public static TrainingConfig read(Path json) throws IOException {
        return read(JsonFormat.read(json, FORMAT, "the description of a training"));
    }

    private static TrainingConfig read(JsonObject json) throws FormatException {
        NetworkLayout layout;
        String name;
        if (json.isText("layers")) {
            String layers = json.text("layers");
            NetworkStyle style = style(json);
            name = json.has("name") ? json.text("name") : LayerNotation.name(layers);
            layout = (builder, classes) -> LayerNotation.layOut(layers, builder, classes, style);
        } else {
            layout = LayerList.read(json.objects("layers"));
            name = json.has("name") ? json.text("name") : "network";
        }
        Supplier<TrainingPlan> plan = plan(json);
        int validation = integer(json, "validationSamples", 0);
        return json.build(() -> new TrainingConfig(name, layout, plan.get(), validation));
    }

    private static NetworkStyle style(JsonObject json) throws FormatException {
        String kind = json.has("activation") ? json.text("activation") : "relu";
        Layer activation =
                switch (kind) {
                    case "relu" -> new Relu();
                    case "clippedRelu" -> new ClippedRelu((float) number(json, "ceiling", 1));
                    case "qcfs" -> new Qcfs(integer(json, "levels", 4), (float) number(json, "ceiling", 1));
                    default -> throw json.error("activation", "'" + kind + "'; there are relu, clippedRelu, qcfs");
                };
        return new NetworkStyle(activation, flag(json, "batchNorm", false), number(json, "dropout", 0));
    }

    private static Supplier<TrainingPlan> plan(JsonObject json) throws FormatException {
        boolean adam = !json.has("optimizer") || isOne(json, "optimizer", "adam", "sgd");
        double decay = number(json, "weightDecay", 0);
        double momentum = adam ? 0 : number(json, "momentum", 0.9);
        boolean nesterov = !adam && flag(json, "nesterov", false);
        Schedule schedule = schedule(json);
        int epochs = integer(json, "epochs", 10);
        int batchSize = integer(json, "batchSize", 128);
        double rate = number(json, "learningRate", adam ? 0.001 : 0.1);
        double warmUp = number(json, "warmUpEpochs", 0);
        double smoothing = number(json, "labelSmoothing", 0);
        int shift = integer(json, "shiftPixels", 0);
        int crop = integer(json, "cropPixels", 0);
        boolean flip = flag(json, "flip", false);
        boolean biases = flag(json, "biases", true);
        int patience = integer(json, "patience", 0);
        return () -> {
            OptimiserRule optimiser =
                    adam ? new OptimiserRule.AdamW(decay) : new OptimiserRule.Momentum(momentum, nesterov, decay);
            Augmentation augmentation = new Augmentation(shift, crop, flip);
            return new TrainingPlan(
                    epochs, batchSize, optimiser, rate, schedule, warmUp, smoothing, augmentation, biases, patience);
        };
    }

    private static Schedule schedule(JsonObject json) throws FormatException {
        String kind = json.has("schedule") ? json.text("schedule") : "cosine";
        return switch (kind) {
            case "cosine" -> new Schedule.Cosine();
            case "constant" -> new Schedule.Constant();
            case "steps" -> {
                int drops = integer(json, "drops", 2);
                double drop = number(json, "drop", 0.1);
                try {
                    yield new Schedule.Steps(drops, drop);
                } catch (IllegalArgumentException e) {
                    FormatException wrong = json.error("schedule", e.getMessage());
                    wrong.initCause(e);
                    throw wrong;
                }
            }
            default -> throw json.error("schedule", "'" + kind + "'; there are cosine, constant, steps");
        };
    }

    /** True if the text is the first of two. */
    private static boolean isOne(JsonObject json, String key, String one, String other) throws FormatException {
        String given = json.text(key);
        if (!given.equals(one) && !given.equals(other)) {
            throw json.error(key, "'" + given + "'; there are " + one + ", " + other);
        }
        return given.equals(one);
    }

    private static int integer(JsonObject json, String key, int usual) throws FormatException {
        return json.has(key) ? json.integer(key) : usual;
    }

    private static double number(JsonObject json, String key, double usual) throws FormatException {
        return json.has(key) ? json.number(key) : usual;
    }

    private static boolean flag(JsonObject json, String key, boolean usual) throws FormatException {
        return json.has(key) ? json.flag(key) : usual;
    }
}
