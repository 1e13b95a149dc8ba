package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerOptions;
import java.util.List;

/**
 * Everything that is loaded into a chip before it runs: the cores, their synapses, neurons and targets. Immutable and
 * complete: every range is checked here, so that a simulator need not.
 *
 * @param name what the user calls it
 * @param limits what one core can hold
 * @param outputPort where spikes leave
 * @param cores the used cores, at least one, no two at one place
 * @param options what published accounts of the neuron disagree about
 * @param grid the mesh that the cores are part of
 */
public record ChipProgram(
        String name,
        CoreLimits limits,
        OutputPort outputPort,
        List<CoreProgram> cores,
        IntegerOptions options,
        ChipGrid grid) {

    /** Largest dx or dy of a spike packet, 9 bits with sign (Merolla et al. 2014, supplement S1). */
    public static final int MAX_REACH = 255;

    /** @throws IllegalArgumentException naming the core, the neuron and the value that is out of range */
    public ChipProgram {
        cores = List.copyOf(cores);
        if (cores.isEmpty()) {
            throw new IllegalArgumentException("chip program " + name + " has no cores");
        }
        CorePlaces places = new CorePlaces(cores);
        if (places.at(outputPort.x(), outputPort.y()) >= 0) {
            throw new IllegalArgumentException("the output port is at (" + outputPort.x() + ", " + outputPort.y()
                    + "), where a core is; move one of them");
        }
        ProgramChecks.range("the limits of a core", "largest weight", limits.maxWeight(), 1, Short.MAX_VALUE);
        ProgramChecks.range("the limits of a core", "number of axons", limits.axons(), 1, Short.MAX_VALUE);
        ProgramChecks.range("the limits of a core", "longest delay", limits.maxDelayTicks(), 1, SpikeRoutes.MAX_DELAY);
        for (CoreProgram core : cores) {
            ProgramChecks.check(core, limits, options, grid);
            for (int neuron = 0; neuron < core.neurons().size(); neuron++) {
                checkTarget(core, neuron, limits, outputPort, cores, places);
            }
        }
    }

    /** A program with {@link IntegerOptions#DEFAULT} on the fewest chips of 64 x 64 cores that hold it. */
    public ChipProgram(String name, CoreLimits limits, OutputPort outputPort, List<CoreProgram> cores) {
        this(name, limits, outputPort, cores, IntegerOptions.DEFAULT, ChipGrid.holding(cores));
    }

    /** The same cores with other options. */
    public ChipProgram withOptions(IntegerOptions other) {
        return new ChipProgram(name, limits, outputPort, cores, other, grid);
    }

    /** The same cores on another mesh. */
    public ChipProgram withGrid(ChipGrid other) {
        return new ChipProgram(name, limits, outputPort, cores, options, other);
    }

    /** Number of neurons of all cores. */
    public long neurons() {
        return cores.stream().mapToLong(core -> core.neurons().size()).sum();
    }

    /** Number of synapses of all cores. */
    public long synapses() {
        return cores.stream().mapToLong(core -> core.crossbar().synapses()).sum();
    }

    private static void checkTarget(
            CoreProgram core,
            int neuron,
            CoreLimits limits,
            OutputPort port,
            List<CoreProgram> cores,
            CorePlaces places) {
        SpikeTargets targets = core.neurons().targets();
        if (targets.kind()[neuron] == SpikeTargets.Kind.NOWHERE) {
            return;
        }
        String who = ProgramChecks.neuronName(core, neuron);
        int dx = targets.dx()[neuron];
        int dy = targets.dy()[neuron];
        int line = targets.line()[neuron];
        ProgramChecks.range(who, "delay", targets.delay()[neuron], 1, limits.maxDelayTicks());
        ProgramChecks.range(who, "dx", dx, -MAX_REACH, MAX_REACH);
        ProgramChecks.range(who, "dy", dy, -MAX_REACH, MAX_REACH);
        int x = core.x() + dx;
        int y = core.y() + dy;
        boolean atPort = x == port.x() && y == port.y();
        if (targets.kind()[neuron] == SpikeTargets.Kind.OUTPUT) {
            if (!atPort) {
                throw new IllegalArgumentException(who + " sends to the output port, but (dx, dy) = (" + dx + ", " + dy
                        + ") leads to (" + x + ", " + y + ") and the port is at (" + port.x() + ", " + port.y() + ")");
            }
            ProgramChecks.range(who, "output line (dest_axon at the output port)", line, 0, port.lines() - 1);
            return;
        }
        int position = places.at(x, y);
        if (position < 0) {
            throw new IllegalArgumentException(who + " sends to (" + x + ", " + y + ") by (dx, dy) = (" + dx + ", " + dy
                    + "), where there is neither a core nor the output port");
        }
        CoreProgram target = cores.get(position);
        ProgramChecks.range(who, "target axon (dest_axon) of " + target.name(), line, 0, target.axons() - 1);
    }
}
