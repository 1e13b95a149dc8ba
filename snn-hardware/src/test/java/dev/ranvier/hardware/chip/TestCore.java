package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import java.util.Arrays;
import java.util.List;

/** A small core that tests change by hand: public arrays, silent by default (threshold 1, no leak, goes nowhere). */
final class TestCore {

    final int x;
    final int y;
    final byte[] axonTypes;
    final Crossbar.Builder crossbar;
    final int[] index;
    final int[][] weights;
    final int[] leak;
    final boolean[] leakReversal;
    final int[] threshold;
    final int[] negativeThreshold;
    final Reset[] reset;
    final int[] resetPotential;
    final boolean[] saturating;
    final int[] initial;
    final SpikeTargets.Kind[] kind;
    final int[] dx;
    final int[] dy;
    final int[] line;
    final int[] delay;
    final NeuronNoise noise;

    TestCore(int x, int y, int axons, int neurons) {
        this.x = x;
        this.y = y;
        axonTypes = new byte[axons];
        crossbar = new Crossbar.Builder(axons, neurons);
        index = new int[neurons];
        Arrays.setAll(index, i -> i);
        weights = new int[4][neurons];
        Arrays.fill(weights[0], 1);
        leak = new int[neurons];
        leakReversal = new boolean[neurons];
        threshold = filled(neurons, 1);
        negativeThreshold = new int[neurons];
        reset = new Reset[neurons];
        Arrays.fill(reset, Reset.TO_VALUE);
        resetPotential = new int[neurons];
        saturating = new boolean[neurons];
        initial = new int[neurons];
        kind = new SpikeTargets.Kind[neurons];
        Arrays.fill(kind, SpikeTargets.Kind.NOWHERE);
        dx = new int[neurons];
        dy = new int[neurons];
        line = new int[neurons];
        delay = filled(neurons, 1);
        noise = NeuronNoise.none(4, neurons);
    }

    TestCore synapse(int axon, int neuron) {
        crossbar.set(axon, neuron, true);
        return this;
    }

    TestCore toAxon(int neuron, int cellsX, int cellsY, int axon, int ticks) {
        return to(SpikeTargets.Kind.AXON, neuron, cellsX, cellsY, axon, ticks);
    }

    TestCore toOutput(int neuron, int cellsX, int cellsY, int outputLine) {
        return to(SpikeTargets.Kind.OUTPUT, neuron, cellsX, cellsY, outputLine, 1);
    }

    CoreProgram build() {
        SpikeTargets targets = new SpikeTargets(kind, dx, dy, line, delay);
        CoreNeurons neurons = new CoreNeurons(
                index,
                weights,
                leak,
                leakReversal,
                threshold,
                negativeThreshold,
                reset,
                resetPotential,
                saturating,
                initial,
                targets,
                noise);
        return new CoreProgram(x, y, axonTypes, crossbar.build(), neurons);
    }

    /** A program with an output port of 70 lines at (-1, 0). */
    static ChipProgram program(TestCore... cores) {
        List<CoreProgram> programs = Arrays.stream(cores).map(TestCore::build).toList();
        return new ChipProgram("test", CoreLimits.TRUENORTH, new OutputPort(-1, 0, 70), programs);
    }

    private TestCore to(SpikeTargets.Kind target, int neuron, int cellsX, int cellsY, int targetLine, int ticks) {
        kind[neuron] = target;
        dx[neuron] = cellsX;
        dy[neuron] = cellsY;
        line[neuron] = targetLine;
        delay[neuron] = ticks;
        return this;
    }

    private static int[] filled(int size, int value) {
        int[] array = new int[size];
        Arrays.fill(array, value);
        return array;
    }
}
