package dev.ranvier.training.conversion.diagnosis;

import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.training.conversion.Converted;

/** Adds up what is seen of one stage. */
final class StageTally {

    private final Converted converted;
    private final int stage;
    private final boolean[] spiked; // [neuron]
    private final boolean[] active; // [neuron], in the trained network
    private int images;
    private int read;
    private int agreeing;
    private long spikes;
    private long positive;
    private long saturated;
    private double sumTrained;
    private double sumRead;
    private double squareTrained;
    private double squareRead;
    private double product;
    private double squareError;
    private long terms;

    StageTally(Converted converted, int stage) {
        this.converted = converted;
        this.stage = stage;
        int size = converted.stages().shape(stage).size();
        spiked = new boolean[size];
        active = new boolean[size];
    }

    /** One image. {@code values} is null if the stage does not spike. */
    void add(SpikeBatch batch, double[] trained, double[] values, boolean agrees) {
        images++;
        spikes += batch.size();
        for (int i = 0; i < batch.size(); i++) {
            spiked[batch.neurons()[i]] = true;
        }
        for (int i = 0; i < trained.length; i++) {
            active[i] |= trained[i] > 0;
            if (trained[i] > 0) {
                positive++;
                saturated += trained[i] > converted.readout().limit(stage, i) * (1 + 1e-9) ? 1 : 0;
            }
        }
        if (values == null) {
            return;
        }
        read++;
        agreeing += agrees ? 1 : 0;
        for (int i = 0; i < trained.length; i++) {
            sumTrained += trained[i];
            sumRead += values[i];
            squareTrained += trained[i] * trained[i];
            squareRead += values[i] * values[i];
            product += trained[i] * values[i];
            squareError += (trained[i] - values[i]) * (trained[i] - values[i]);
        }
        terms += trained.length;
    }

    LayerDiagnosis diagnosis() {
        int dead = 0;
        int everActive = 0;
        for (int i = 0; i < spiked.length; i++) {
            everActive += active[i] ? 1 : 0;
            dead += active[i] && !spiked[i] ? 1 : 0;
        }
        double varianceTrained = terms * squareTrained - sumTrained * sumTrained;
        double varianceRead = terms * squareRead - sumRead * sumRead;
        boolean varies = varianceTrained > 0 && varianceRead > 0;
        return new LayerDiagnosis(
                converted.stages().name(stage),
                spiked.length,
                varies ? (terms * product - sumTrained * sumRead) / Math.sqrt(varianceTrained * varianceRead) : null,
                squareTrained > 0 && read > 0 ? Math.sqrt(squareError / squareTrained) : null,
                (double) spikes / images / spiked.length,
                everActive == 0 || read == 0 ? 0 : (double) dead / everActive,
                positive == 0 || read == 0 ? 0 : (double) saturated / positive,
                read == 0 ? null : (double) agreeing / images);
    }
}
