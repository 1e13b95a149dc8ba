package dev.ranvier.core.recording;

import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.spike.WeightLog;

/** Takes the weights of a plastic projection. */
final class WeightProbe extends TimedProbe {

    private final int projection;
    private final WeightLog log;

    WeightProbe(Engine engine, int projection, double intervalMs, WeightLog log) {
        super(engine, intervalMs);
        int synapses = engine.plasticSynapses(projection).weights().length;
        if (log.synapses() != synapses) {
            throw new IllegalArgumentException(
                    "the projection has " + synapses + " synapses, the log is for " + log.synapses());
        }
        this.projection = projection;
        this.log = log;
    }

    @Override
    void sample(Engine from, double timeMs) {
        log.sample(timeMs, from.plasticSynapses(projection).weights());
    }
}
