package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.hardware.chip.ChipSimulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Holds a mapped network on the chip against the tick engine: potentials of all neurons and output spikes. */
final class ChipComparison {

    private ChipComparison() {}

    /** Fails at the first difference; returns the output spikes, with the times of the network. */
    static SpikeBatch compare(Network network, MappedNetwork mapped, Stimulus stimulus, int ticks, String what) {
        double stepMs = network.timeBase().stepMs();
        TickEngine engine = new TickEngine(CompiledNetwork.of(network));
        SpikeLog expected = new SpikeLog(network.populations().size());
        engine.recordTo(expected);
        engine.stimulate(stimulus);
        double[][][] potentials = new double[ticks][mapped.neurons().size()][];
        for (int tick = 0; tick < ticks; tick++) {
            engine.advance((tick + 1) * stepMs, new StopRule.Never());
            for (int i = 0; i < mapped.neurons().size(); i++) {
                potentials[tick][i] = new double[mapped.neurons().get(i).neurons()];
                engine.potentials(network.indexOf(mapped.neurons().get(i).population()), potentials[tick][i]);
            }
        }
        SpikeBatch found = runOnChip(mapped, stimulus, potentials, stepMs, what);
        assertEquals(expected.spikes(network.indexOf(mapped.output())), found, what);
        return found;
    }

    /** @param potentials {@code [tick][neuron map][neuron]}, as they should be */
    private static SpikeBatch runOnChip(
            MappedNetwork mapped, Stimulus stimulus, double[][][] potentials, double stepMs, String what) {
        ChipSimulator chip = new ChipSimulator(mapped.program());
        SpikeLog log = new SpikeLog(1);
        int[] next = new int[mapped.inputs().size()];
        int latency = mapped.outputLatencyTicks();
        for (int tick = 0; tick < potentials.length + latency; tick++) {
            for (int i = 0; i < next.length; i++) {
                InputMap input = mapped.inputs().get(i);
                SpikeBatch batch = stimulus.spikes().get(input.population());
                while (next[i] < batch.size() && Math.round(batch.timesMs()[next[i]] / stepMs) == tick) {
                    input.deliver(batch.neurons()[next[i]++], tick, chip);
                }
            }
            chip.tick();
            for (int line : chip.outputs()) {
                log.spike(0, line, (tick - latency) * stepMs);
            }
            for (int i = 0; i < mapped.neurons().size(); i++) {
                NeuronMap map = mapped.neurons().get(i);
                int then = tick - map.latencyTicks();
                if (then >= 0 && then < potentials.length) {
                    double[] v = new double[map.neurons()];
                    map.potentials(chip, v);
                    assertArrayEquals(
                            potentials[then][i],
                            v,
                            what + ", chip tick " + tick + ", potentials of " + map.population());
                }
            }
        }
        return log.spikes(0);
    }
}
