package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Operation;
import java.util.stream.IntStream;

/**
 * One group of a layer as a convolution, in the letters of Chen et al. 2016. A fully connected layer is a convolution
 * with one-pixel images and filters and as many channels as inputs.
 *
 * @param images batch (N)
 * @param channels input channels of the group (C)
 * @param inputWidth columns of the padded input (W)
 * @param filters output channels of the group (M)
 * @param filterHeight rows of a filter (R)
 * @param filterWidth columns of a filter (S)
 * @param stride step (U)
 * @param outputHeight rows of the result (E)
 * @param outputWidth columns of the result (F)
 */
record RowStationaryShape(
        int images,
        int channels,
        int inputWidth,
        int filters,
        int filterHeight,
        int filterWidth,
        int stride,
        int outputHeight,
        int outputWidth) {

    static RowStationaryShape of(Operation operation, int batch) {
        if (operation instanceof Convolution conv) {
            return new RowStationaryShape(
                    batch,
                    conv.channels() / conv.groups(),
                    conv.paddedWidth(),
                    conv.filters() / conv.groups(),
                    conv.filterHeight(),
                    conv.filterWidth(),
                    conv.window().strideY(),
                    conv.outputHeight(),
                    conv.outputWidth());
        }
        MatrixProduct product = (MatrixProduct) operation;
        return new RowStationaryShape(batch, product.inputs(), 1, product.outputs(), 1, 1, 1, 1, 1);
    }

    /** Words of the group's results for all images. */
    long outputWords() {
        return (long) images * filters * outputHeight * outputWidth;
    }

    long multiplyAccumulates() {
        return outputWords() * channels * filterHeight * filterWidth;
    }

    /** The same for another batch. */
    RowStationaryShape withImages(int changed) {
        return new RowStationaryShape(
                changed, channels, inputWidth, filters, filterHeight, filterWidth, stride, outputHeight, outputWidth);
    }

    /** The primes that divide the batch. */
    int[] primeDivisorsOfBatch() {
        return IntStream.rangeClosed(2, images)
                .filter(p -> images % p == 0
                        && IntStream.rangeClosed(2, (int) Math.sqrt(p)).noneMatch(d -> p % d == 0))
                .toArray();
    }

    /** Fewer output rows and filters of the same layer. */
    RowStationaryShape part(int rows, int someFilters) {
        return new RowStationaryShape(
                images, channels, inputWidth, someFilters, filterHeight, filterWidth, stride, rows, outputWidth);
    }

    /** Words that cross the memory link at least: weights, inputs and results once. */
    double leastMemoryWords() {
        return filterWords() + inputWords() + outputWords();
    }

    /**
     * A bound below {@link WordCounts#relativeEnergy} of any mapping. Two operands of every product come from
     * registers; the sum of a result costs two for every product but one, wherever it is kept; every word crosses the
     * memory link once, the buffer once on its way in, and the array once for each row of results or of a filter that
     * needs it.
     */
    double leastRelativeEnergy() {
        double registers = 4.0 * multiplyAccumulates() - 2.0 * outputWords();
        double buffer = 6.0 * (filterWords() + inputWords());
        double array = 2.0 * outputHeight * (filterWords() + (double) images * channels * inputWidth * filterHeight);
        return registers + array + buffer + 200.0 * leastMemoryWords();
    }

    private double filterWords() {
        return (double) filters * channels * filterHeight * filterWidth;
    }

    /** Words of the input rows that some row of results needs. */
    private double inputWords() {
        return (double) images * channels * inputWidth * outputHeight * Math.min(stride, filterHeight);
    }
}
