package dev.ranvier.training.conversion.diagnosis;

/**
 * The rate code with some scales, read after some steps, on training images.
 *
 * @param percentile of the activations
 * @param byChannel whether each channel has its own scale
 * @param steps number of steps
 * @param accuracy share of right answers, 0..1
 * @param agreement share of answers that are those of the trained network, 0..1
 * @param synapticEventsPerSample up to there
 */
public record SweepPoint(
        double percentile,
        boolean byChannel,
        int steps,
        double accuracy,
        double agreement,
        double synapticEventsPerSample) {

    /** The scales in words. */
    public String scales() {
        return "percentile " + percentile + (byChannel ? " of each channel" : "");
    }
}
