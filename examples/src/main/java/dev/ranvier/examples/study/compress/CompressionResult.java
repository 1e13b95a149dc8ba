package dev.ranvier.examples.study.compress;

import dev.ranvier.examples.study.Provenance;
import java.util.List;

/**
 * What the study found.
 *
 * @param dataset name of the data set
 * @param trainSamples number of training images
 * @param testSamples number of test images
 * @param layers of the network, in short
 * @param rows the network as it was trained first, then its variants
 * @param provenance where it comes from
 */
public record CompressionResult(
        String dataset, int trainSamples, int testSamples, String layers, List<Row> rows, Provenance provenance) {

    /**
     * One variant.
     *
     * @param method what was done
     * @param accuracy on the test images, 0..1
     * @param lostPoints accuracy of the first row minus this one, in points of 100
     * @param sparsity share of weights that are 0, 0..1
     * @param activationBits bits of an activation; 32 for floating point
     * @param storedKibibytes stored values of weights that are not 0, without addresses
     * @param weightReadsPerSample reads of weights that are not 0 if each is read once a sample
     * @param multiplyAccumulatesPerSample products with weights that are not 0
     */
    public record Row(
            String method,
            double accuracy,
            double lostPoints,
            double sparsity,
            int activationBits,
            double storedKibibytes,
            long weightReadsPerSample,
            long multiplyAccumulatesPerSample) {}

    /** Takes a copy of the list. */
    public CompressionResult {
        rows = List.copyOf(rows);
    }
}
