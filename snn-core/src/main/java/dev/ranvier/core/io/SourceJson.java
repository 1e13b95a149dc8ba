package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.SourceSpikes;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.StepCurrent;
import dev.ranvier.core.network.Values;

/** The JSON form of sources of spikes, and of input currents. A source without {@code spikes} takes those of the stimulus. */
final class SourceJson {

    private static final String SPIKES = "spikes";

    private SourceJson() {}

    static void write(NeuronModelJson.Writer json, SpikeSource source) {
        json.node().put("kind", "spikeSource");
        NeuronModelJson.writeGraded(json, source.graded());
        if (source.spikes() instanceof SourceSpikes.Poisson poisson) {
            json.node().put(SPIKES, "poisson").put("seed", poisson.seed());
            json.values("rateHz", poisson.rateHz());
        } else if (source.spikes() instanceof SourceSpikes.Regular regular) {
            json.node().put(SPIKES, "regular");
            json.values("firstMs", regular.firstMs());
            json.values("intervalMs", regular.intervalMs());
        }
    }

    static NeuronModel read(JsonObject json, ArraySource arrays) throws FormatException {
        if (!json.has(SPIKES)) {
            boolean graded = NeuronModelJson.readGraded(json);
            return json.build(() -> new SpikeSource(graded));
        }
        String kind = json.text(SPIKES);
        switch (kind) {
            case "poisson" -> {
                long seed = json.wholeNumber("seed");
                Values rateHz = ValuesJson.read(json, "rateHz", arrays);
                return json.build(() -> new SpikeSource(new SourceSpikes.Poisson(rateHz, seed)));
            }
            case "regular" -> {
                Values firstMs = ValuesJson.read(json, "firstMs", arrays);
                Values intervalMs = ValuesJson.read(json, "intervalMs", arrays);
                return json.build(() -> new SpikeSource(new SourceSpikes.Regular(firstMs, intervalMs)));
            }
            default -> throw json.error(SPIKES, "'" + kind + "' is unknown; there are [poisson, regular]");
        }
    }

    static void write(ObjectNode json, StepCurrent current) {
        json.put("target", current.target());
        for (double startMs : current.startMs()) {
            json.withArray("startMs").add(startMs);
        }
        for (double level : current.level()) {
            json.withArray("level").add(level);
        }
    }

    static StepCurrent readCurrent(JsonObject json) throws FormatException {
        String target = json.text("target");
        double[] startMs = json.numbers("startMs");
        double[] level = json.numbers("level");
        return json.build(() -> new StepCurrent(target, startMs, level));
    }
}
