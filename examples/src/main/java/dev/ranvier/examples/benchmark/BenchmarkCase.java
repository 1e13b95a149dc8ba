package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Network;
import java.util.List;

/**
 * A network to be timed and how it is run.
 *
 * @param question what the benchmark answers
 * @param network the network
 * @param gridStepMs step of the tick engine if the network is continuous; 0 if it is clocked
 * @param defaultSeconds network time of a run unless the user says otherwise
 * @param samples stimuli that are run one after the other, each from a reset, for the whole time; empty for one run without
 *     a stimulus
 */
public record BenchmarkCase(
        String question, Network network, double gridStepMs, double defaultSeconds, List<Stimulus> samples) {

    /** Takes a copy of the list. */
    public BenchmarkCase {
        samples = List.copyOf(samples);
    }
}
