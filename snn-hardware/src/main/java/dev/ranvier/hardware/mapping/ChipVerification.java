package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.hardware.chip.ChipSimulator;
import java.util.BitSet;
import java.util.List;

/**
 * Holds a mapped network on the chip against the network in the tick engine, which shares no kernel with it: every spike of
 * every neuron, every potential, and the lines of the output port, tick by tick. A population that the mapping lets run
 * later is compared that much later.
 *
 * <p>Stops at the first difference. What comes after it in time was not compared.
 *
 * @param ticks ticks of the network that were compared, all of them if there is no difference
 * @param spikes spikes of the engine in the compared populations and ticks
 * @param difference the first difference, or empty
 */
public record ChipVerification(int ticks, long spikes, String difference) {

    /** What the engine did, so that the chip can be held against it later. */
    private record Expected(BitSet[][] spikes, double[][][] potentials) {} // [tick][map], [tick][map][neuron]

    /** True if nothing differs. */
    public boolean same() {
        return difference.isEmpty();
    }

    /**
     * Runs both.
     *
     * @param stimulus spikes of the network's sources, all of them on ticks
     * @param ticks ticks of the network to run
     * @throws IllegalArgumentException if the mapping has another network's populations, or the stimulus does not fit
     */
    public static ChipVerification run(Network network, MappedNetwork mapped, Stimulus stimulus, int ticks) {
        for (NeuronMap map : mapped.neurons()) {
            int size = network.population(map.population()).size();
            if (size != map.neurons()) {
                throw new IllegalArgumentException("population " + map.population() + " has " + size
                        + " neurons in the network and " + map.neurons() + " on the chip; map the network again");
            }
        }
        Expected expected = engine(network, mapped.neurons(), stimulus, ticks);
        return new Chip(network, mapped, stimulus, expected).compare();
    }

    private static Expected engine(Network network, List<NeuronMap> maps, Stimulus stimulus, int ticks) {
        double stepMs = network.timeBase().stepMs();
        TickEngine engine = new TickEngine(CompiledNetwork.of(network));
        SpikeLog log = new SpikeLog(network.populations().size());
        engine.recordTo(log);
        engine.stimulate(stimulus);
        BitSet[][] spikes = new BitSet[ticks][maps.size()];
        double[][][] potentials = new double[ticks][maps.size()][];
        for (int tick = 0; tick < ticks; tick++) {
            log.clear();
            engine.advance((tick + 1) * stepMs, new StopRule.Never());
            for (int i = 0; i < maps.size(); i++) {
                int population = network.indexOf(maps.get(i).population());
                BitSet fired = new BitSet();
                SpikeBatch batch = log.spikes(population);
                for (int spike = 0; spike < batch.size(); spike++) {
                    fired.set(batch.neurons()[spike]);
                }
                spikes[tick][i] = fired;
                potentials[tick][i] = new double[maps.get(i).neurons()];
                engine.potentials(population, potentials[tick][i]);
            }
        }
        return new Expected(spikes, potentials);
    }

    /** The run on the chip. */
    private static final class Chip {

        private final MappedNetwork mapped;
        private final Stimulus stimulus;
        private final Expected expected;
        private final double stepMs;
        private final ChipSimulator simulator;
        private final int[] next; // [input], the first spike not yet delivered
        private final int ticks;
        private final int output; // position of the output population among the maps
        private long spikes;

        Chip(Network network, MappedNetwork mapped, Stimulus stimulus, Expected expected) {
            this.mapped = mapped;
            this.stimulus = stimulus;
            this.expected = expected;
            stepMs = network.timeBase().stepMs();
            simulator = new ChipSimulator(mapped.program());
            next = new int[mapped.inputs().size()];
            ticks = expected.spikes().length;
            output = mapped.neurons().indexOf(mapped.population(mapped.output()));
        }

        ChipVerification compare() {
            int latest = mapped.outputLatencyTicks();
            for (NeuronMap map : mapped.neurons()) {
                latest = Math.max(latest, map.latencyTicks());
            }
            for (int tick = 0; tick < ticks + latest; tick++) {
                deliver(tick);
                simulator.tick();
                String difference = differenceAfter(tick);
                if (!difference.isEmpty()) {
                    return new ChipVerification(Math.min(tick, ticks), spikes, difference);
                }
            }
            return new ChipVerification(ticks, spikes, "");
        }

        private void deliver(int tick) {
            for (int i = 0; i < next.length; i++) {
                InputMap input = mapped.inputs().get(i);
                SpikeBatch batch = stimulus.spikes().get(input.population());
                while (batch != null
                        && next[i] < batch.size()
                        && Math.round(batch.timesMs()[next[i]] / stepMs) == tick) {
                    input.deliver(batch.neurons()[next[i]++], tick, simulator);
                }
            }
        }

        private String differenceAfter(int tick) {
            for (int i = 0; i < mapped.neurons().size(); i++) {
                NeuronMap map = mapped.neurons().get(i);
                int then = tick - map.latencyTicks();
                if (then >= 0 && then < ticks) {
                    String difference = difference(map, expected.spikes()[then][i], expected.potentials()[then][i]);
                    if (!difference.isEmpty()) {
                        return at(then, tick) + "population " + map.population() + ", " + difference;
                    }
                    spikes += expected.spikes()[then][i].cardinality();
                }
            }
            int then = tick - mapped.outputLatencyTicks();
            if (then >= 0 && then < ticks) {
                BitSet lines = expected.spikes()[then][output];
                for (int line = 0; line < mapped.program().outputPort().lines(); line++) {
                    if (simulator.output(line) != lines.get(line)) {
                        return at(then, tick) + "line " + line + " of the output port: engine " + fires(lines.get(line))
                                + ", chip " + fires(simulator.output(line));
                    }
                }
            }
            return "";
        }

        private String difference(NeuronMap map, BitSet fired, double[] potentials) {
            for (int neuron = 0; neuron < map.neurons(); neuron++) {
                int core = map.core()[neuron];
                int index = map.index()[neuron];
                String where = "neuron " + neuron + " ("
                        + mapped.program().cores().get(core).name() + ", place " + index + "): engine ";
                boolean fires = simulator.fired(core, index);
                if (fires != fired.get(neuron)) {
                    return where + fires(fired.get(neuron)) + ", chip " + fires(fires);
                }
                if (simulator.potential(core, index) != potentials[neuron]) {
                    return where + "V = " + (long) potentials[neuron] + ", chip V = "
                            + simulator.potential(core, index);
                }
            }
            return "";
        }

        private static String at(int then, int tick) {
            return "tick " + then + (tick > then ? " (chip tick " + tick + ")" : "") + ": ";
        }

        private static String fires(boolean fires) {
            return fires ? "fires" : "is silent";
        }
    }
}
