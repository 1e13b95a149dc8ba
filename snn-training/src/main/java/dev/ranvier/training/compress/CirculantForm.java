package dev.ranvier.training.compress;

import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.training.ann.layer.WeightForm;
import java.util.Arrays;

/**
 * Block-circulant weights (Ding et al. 2017, MICRO, doi:10.1145/3123939.3124552): the matrix {@code [output][fan-in]} is cut into
 * square blocks, each row of a block is the one above turned by one place, so that a block of b x b weights is b stored values:
 * {@code w[r][c] = v[(c - r) mod b]}. Blocks at the right and lower border may be cut off.
 */
final class CirculantForm implements WeightForm {

    private final int outputs;
    private final int fanIn;
    private final int block;
    private final int blocksAcross;

    CirculantForm(int outputs, int fanIn, int block) {
        if (block < 2) {
            throw new IllegalArgumentException("circulant blocks need a side of at least 2, got " + block);
        }
        this.outputs = outputs;
        this.fanIn = fanIn;
        this.block = block;
        blocksAcross = (fanIn + block - 1) / block;
    }

    /** The first row of each block: the variance of random start weights stays. */
    @Override
    public float[] latent(float[] weights) {
        int blocksDown = (outputs + block - 1) / block;
        float[] latent = new float[blocksDown * blocksAcross * block];
        for (int down = 0; down < blocksDown; down++) {
            for (int column = 0; column < fanIn; column++) {
                latent[down * blocksAcross * block + column] = weights[down * block * fanIn + column];
            }
        }
        return latent;
    }

    @Override
    public void weights(float[] latent, float[] weights) {
        for (int row = 0; row < outputs; row++) {
            for (int column = 0; column < fanIn; column++) {
                weights[row * fanIn + column] = latent[place(row, column)];
            }
        }
    }

    @Override
    public void gradient(float[] latent, float[] weightGradient, float[] latentGradient) {
        Arrays.fill(latentGradient, 0);
        for (int row = 0; row < outputs; row++) {
            for (int column = 0; column < fanIn; column++) {
                latentGradient[place(row, column)] += weightGradient[row * fanIn + column];
            }
        }
    }

    /** Index of the stored value of a weight. */
    private int place(int row, int column) {
        int turned = (column % block - row % block + block) % block;
        return (row / block * blocksAcross + column / block) * block + turned;
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.circulant(block);
    }
}
