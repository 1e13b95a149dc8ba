package dev.ranvier.training.conversion.diagnosis;

/**
 * A stage's values as spikes, held against those of the trained network on some images.
 *
 * @param name name of the stage
 * @param neurons number of neurons
 * @param correlation Pearson's, over all neurons and images; null if either side does not vary or the stage does not spike
 * @param relativeError root mean square of the differences over that of the trained values; null where nothing is read
 * @param spikesPerNeuron mean number of spikes of a neuron for an image
 * @param deadShare share of neurons that never spiked although the trained network made them active
 * @param saturatedShare share of the values above 0 in the trained network that lie above what a neuron can express
 * @param agreement share of the images for which the trained network, given this stage's values as they were read from the
 *     spikes, would still name the class that it names by itself; null where nothing is read
 */
public record LayerDiagnosis(
        String name,
        int neurons,
        Double correlation,
        Double relativeError,
        double spikesPerNeuron,
        double deadShare,
        double saturatedShare,
        Double agreement) {}
