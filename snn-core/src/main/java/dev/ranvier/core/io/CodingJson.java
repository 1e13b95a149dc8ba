package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.coding.BinaryEncoder;
import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.Decoder;
import dev.ranvier.core.coding.DirectEncoder;
import dev.ranvier.core.coding.Encoder;
import dev.ranvier.core.coding.FirstSpikeDecoder;
import dev.ranvier.core.coding.LatencyEncoder;
import dev.ranvier.core.coding.PhaseEncoder;
import dev.ranvier.core.coding.PoissonEncoder;
import dev.ranvier.core.coding.PotentialDecoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.ViewsEncoder;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of encoders and decoders. */
final class CodingJson {

    private CodingJson() {}

    static ObjectNode write(Encoder encoder) {
        ObjectNode json = JsonFormat.object();
        if (encoder instanceof RegularRateEncoder rate) {
            return json.put("kind", "regularRate").put("steps", rate.steps()).put("stepMs", rate.stepMs());
        }
        if (encoder instanceof LatencyEncoder latency) {
            return json.put("kind", "latency").put("windowMs", latency.windowMs());
        }
        if (encoder instanceof BinaryEncoder binary) {
            return json.put("kind", "binary").put("threshold", (double) binary.threshold());
        }
        if (encoder instanceof ViewsEncoder views) {
            ArrayNode list = json.put("kind", "views")
                    .put("height", views.height())
                    .put("width", views.width())
                    .put("stepMs", views.stepMs())
                    .putArray("views");
            for (ViewsEncoder.View view : views.views()) {
                list.addObject()
                        .put("down", view.down())
                        .put("right", view.right())
                        .put("threshold", (double) view.threshold());
            }
            return json;
        }
        if (encoder instanceof DirectEncoder) {
            return json.put("kind", "direct");
        }
        if (encoder instanceof PoissonEncoder poisson) {
            return json.put("kind", "poisson")
                    .put("steps", poisson.steps())
                    .put("stepMs", poisson.stepMs())
                    .put("maxRateHz", poisson.maxRateHz())
                    .put("seed", poisson.seed());
        }
        if (encoder instanceof PhaseEncoder phase) {
            return json.put("kind", "phase")
                    .put("periodSteps", phase.periodSteps())
                    .put("periods", phase.periods())
                    .put("stepMs", phase.stepMs());
        }
        throw new IllegalStateException("encoders of type " + encoder.getClass() + " have no file form");
    }

    static Encoder readEncoder(JsonObject json) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "regularRate" -> {
                int steps = json.integer("steps");
                double stepMs = json.number("stepMs");
                return json.build(() -> new RegularRateEncoder(steps, stepMs));
            }
            case "latency" -> {
                double windowMs = json.number("windowMs");
                return json.build(() -> new LatencyEncoder(windowMs));
            }
            case "binary" -> {
                float threshold = (float) json.number("threshold");
                return json.build(() -> new BinaryEncoder(threshold));
            }
            case "views" -> {
                return readViews(json);
            }
            case "direct" -> {
                return json.build(DirectEncoder::new);
            }
            case "poisson" -> {
                int steps = json.integer("steps");
                double stepMs = json.number("stepMs");
                double maxRateHz = json.number("maxRateHz");
                long seed = json.wholeNumber("seed");
                return json.build(() -> new PoissonEncoder(steps, stepMs, maxRateHz, seed));
            }
            case "phase" -> {
                int periodSteps = json.integer("periodSteps");
                int periods = json.integer("periods");
                double stepMs = json.number("stepMs");
                return json.build(() -> new PhaseEncoder(periodSteps, periods, stepMs));
            }
            default ->
                throw json.unknownKind(kind, "regularRate", "latency", "binary", "direct", "poisson", "phase", "views");
        }
    }

    private static ViewsEncoder readViews(JsonObject json) throws FormatException {
        int height = json.integer("height");
        int width = json.integer("width");
        double stepMs = json.number("stepMs");
        List<ViewsEncoder.View> views = new ArrayList<>();
        for (JsonObject view : json.objects("views")) {
            int down = view.integer("down");
            int right = view.integer("right");
            float threshold = (float) view.number("threshold");
            views.add(view.build(() -> new ViewsEncoder.View(down, right, threshold)));
        }
        return json.build(() -> new ViewsEncoder(height, width, stepMs, views));
    }

    static ObjectNode write(Decoder decoder) {
        ObjectNode json = JsonFormat.object();
        if (decoder instanceof FirstSpikeDecoder) {
            return json.put("kind", "firstSpike");
        }
        if (decoder instanceof CountDecoder count) {
            return json.put("kind", "count").put("classes", count.classes()).put("fromMs", count.fromMs());
        }
        if (decoder instanceof PotentialDecoder potential) {
            return json.put("kind", "potential").put("classes", potential.classes());
        }
        throw new IllegalStateException("decoders of type " + decoder.getClass() + " have no file form");
    }

    static Decoder readDecoder(JsonObject json) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "firstSpike" -> {
                return json.build(FirstSpikeDecoder::new);
            }
            case "count" -> {
                int classes = json.integer("classes");
                double fromMs = json.number("fromMs");
                return json.build(() -> new CountDecoder(classes, fromMs));
            }
            case "potential" -> {
                int classes = json.integer("classes");
                return json.build(() -> new PotentialDecoder(classes));
            }
            default -> throw json.unknownKind(kind, "firstSpike", "count", "potential");
        }
    }
}
