package dev.ranvier.hardware.accelerator.arithmetic;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A layer with weights: one or more matrices, each applied where its placement says.
 *
 * @param outputs of the layer
 * @param products the matrices
 * @param placements one for each matrix
 */
public record MatrixStage(int outputs, List<? extends VectorProduct> products, List<Placement> placements)
        implements Stage {

    @Override
    public float[] run(float[][] inputs, RandomGenerator noise) {
        float[] output = new float[outputs];
        for (int m = 0; m < products.size(); m++) {
            Placement placement = placements.get(m);
            VectorProduct.Lane lane = products.get(m).newLane();
            float[] window = new float[products.get(m).inputs()];
            for (int position = 0; position < placement.positions(); position++) {
                placement.gather(inputs[0], position, window);
                lane.apply(window, noise, output, placement.firstOutput() + position, placement.outputStride());
            }
        }
        return output;
    }
}
