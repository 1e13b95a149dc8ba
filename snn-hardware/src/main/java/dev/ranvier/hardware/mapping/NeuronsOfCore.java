package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Values;
import dev.ranvier.hardware.chip.CoreNeurons;
import dev.ranvier.hardware.chip.NeuronNoise;
import dev.ranvier.hardware.chip.SpikeTargets;
import java.util.Arrays;

/** Collects the neurons of one core, part by part. */
final class NeuronsOfCore {

    private final int[][] weights; // [type][place]
    private final int[] leak;
    private final boolean[] leakReversal;
    private final int[] threshold;
    private final int[] negativeThreshold;
    private final IntegerNeuron.Reset[] reset;
    private final int[] resetPotential;
    private final boolean[] saturating;
    private final int[] initial;
    private final boolean[][] noisySynapses; // [type][place]
    private final boolean[] noisyLeak;
    private final int[] thresholdBits;
    private final long[] stream;
    private final SpikeTargets.Kind[] kind;
    private final int[] dx;
    private final int[] dy;
    private final int[] line;
    private final int[] delay;
    private int size;

    NeuronsOfCore(int types, int places) {
        weights = new int[types][places];
        leak = new int[places];
        leakReversal = new boolean[places];
        threshold = new int[places];
        negativeThreshold = new int[places];
        reset = new IntegerNeuron.Reset[places];
        resetPotential = new int[places];
        saturating = new boolean[places];
        initial = new int[places];
        noisySynapses = new boolean[types][places];
        noisyLeak = new boolean[places];
        thresholdBits = new int[places];
        stream = new long[places];
        kind = new SpikeTargets.Kind[places];
        dx = new int[places];
        dy = new int[places];
        line = new int[places];
        delay = new int[places];
    }

    /**
     * Adds the neurons of one part.
     *
     * @param population that their random numbers are drawn for
     * @param neurons {@code [place]}, whose parameters and random numbers a place has
     * @param start initial potentials
     * @param byType {@code [type][place]}, may have fewer types than the core
     */
    void add(IntegerNeuron model, int population, int[] neurons, Values start, int[][] byType) {
        for (int place = 0; place < neurons.length; place++) {
            int neuron = neurons[place];
            int at = size + place;
            leak[at] = (int) model.leak().at(neuron);
            leakReversal[at] = model.leakReversal();
            threshold[at] = (int) model.threshold().at(neuron);
            negativeThreshold[at] = (int) model.negativeThreshold().at(neuron);
            reset[at] = model.reset();
            resetPotential[at] = (int) model.resetPotential().at(neuron);
            saturating[at] = model.saturating();
            initial[at] = (int) start.at(neuron);
            noisyLeak[at] = model.noise().leak();
            thresholdBits[at] = model.noise().thresholdBits();
            stream[at] = DrawGenerator.stream(population, neuron);
            for (int type = 0; type < weights.length; type++) {
                weights[type][at] = type < byType.length ? byType[type][place] : 0;
                noisySynapses[type][at] = model.noise().synapses();
            }
        }
        size += neurons.length;
    }

    /** Says where the spikes of a place go. */
    void target(int place, SpikeTargets.Kind to, int columns, int rows, int toLine, int ticks) {
        kind[place] = to;
        dx[place] = columns;
        dy[place] = rows;
        line[place] = toLine;
        delay[place] = ticks;
    }

    CoreNeurons build() {
        int[] index = new int[size];
        Arrays.setAll(index, place -> place);
        return new CoreNeurons(
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
                new SpikeTargets(kind, dx, dy, line, delay),
                new NeuronNoise(noisySynapses, noisyLeak, thresholdBits, stream));
    }
}
