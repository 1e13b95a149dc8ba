package dev.ranvier.hardware.accelerator.crossbar;

import java.util.ArrayList;
import java.util.List;

/** A layer with weights: one or more matrices in crossbars, each applied where its placement says. */
final class MatrixStage implements Stage {

    private final int outputs;
    private final List<AnalogueProduct> products;
    private final List<Placement> placements;

    private MatrixStage(int outputs, List<AnalogueProduct> products, List<Placement> placements) {
        this.outputs = outputs;
        this.products = products;
        this.placements = placements;
    }

    /**
     * Sets the units of the inputs, and the converters where they are calibrated, from what enters the layer.
     *
     * @param outputs of the layer
     * @param matrices in crossbars
     * @param biases {@code [matrix][output of the matrix]}
     * @param placements one for each matrix
     * @param setup of the crossbars
     * @param calibration inputs of the layer, {@code [sample][input]}. Not modified.
     */
    static MatrixStage calibrate(
            int outputs,
            List<CrossbarMatrix> matrices,
            List<float[]> biases,
            List<Placement> placements,
            CrossbarSetup setup,
            float[][] calibration) {
        List<AnalogueProduct> products = new ArrayList<>();
        for (int m = 0; m < matrices.size(); m++) {
            AnalogueProduct.Calibration range =
                    new AnalogueProduct.Calibration(matrices.get(m), setup, biases.get(m));
            for (float[] input : calibration) {
                range.see(input);
            }
            AnalogueProduct product = range.finish();
            if (setup.adcRange() == AdcRange.CALIBRATED) {
                double seen = largestCurrent(product, placements.get(m), calibration);
                product = product.withFullScale(setup.design().adcBits(), seen);
            }
            products.add(product);
        }
        return new MatrixStage(outputs, products, placements);
    }

    @Override
    public float[] run(float[] input) {
        float[] output = new float[outputs];
        for (int m = 0; m < products.size(); m++) {
            AnalogueProduct product = products.get(m);
            Placement placement = placements.get(m);
            AnalogueProduct.Buffers buffers = product.newBuffers();
            float[] window = new float[product.inputs()];
            for (int position = 0; position < placement.gather().length; position++) {
                placement.gather(input, position, window);
                product.apply(window, buffers, output, placement.firstOutput() + position, placement.outputStride());
            }
        }
        return output;
    }

    private static double largestCurrent(AnalogueProduct product, Placement placement, float[][] calibration) {
        AnalogueProduct.Buffers buffers = product.newBuffers();
        float[] window = new float[product.inputs()];
        double largest = 0;
        for (float[] input : calibration) {
            for (int position = 0; position < placement.gather().length; position++) {
                placement.gather(input, position, window);
                largest = Math.max(largest, product.largestCurrent(window, buffers));
            }
        }
        return largest;
    }
}
