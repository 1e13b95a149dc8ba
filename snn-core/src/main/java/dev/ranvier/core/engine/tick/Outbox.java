package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.delivery.SpikeHistory;

/** Where the spikes of one population go. */
record Outbox(int population, boolean projects, SpikeHistory history, RunLedger ledger, Timeline timeline) {

    void fire(int neuron, int step) {
        ledger.spike(population, neuron, timeline.toMs(step));
        if (projects) {
            history.append(step, neuron);
        }
    }
}
