package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Operation;

/**
 * One group of a layer as a convolution, in the letters of Chen et al. 2016. A fully connected layer is a convolution with
 * one-pixel images and filters and as many channels as inputs.
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
                changed,
                channels,
                inputWidth,
                filters,
                filterHeight,
                filterWidth,
                stride,
                outputHeight,
                outputWidth);
    }

    /** A bound below {@link WordCounts#relativeEnergy} of any mapping: two operands of every product from registers. */
    double leastRelativeEnergy() {
        return 2.0 * multiplyAccumulates();
    }
}
