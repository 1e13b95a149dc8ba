package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.arithmetic.MatrixPart;
import dev.ranvier.hardware.accelerator.arithmetic.VectorProduct;
import java.util.random.RandomGenerator;

/**
 * A matrix on columns of a weight-stationary array with late products and TE-Drop (Zhang et al. 2018, see
 * {@link UnderscaledArray}): when the product of a row is late, that of the next row of the same column is left out of
 * the sum. What is left out cannot be late itself, and after the last row of a fold the sum is read a cycle later, so
 * that nothing is lost there. All else is exact, in double precision.
 *
 * @param part the matrix
 * @param rows rows of the array
 * @param lateChance chance that a product is late, 0..1, independent of all others
 */
record DroppingProduct(MatrixPart part, int rows, double lateChance) implements VectorProduct {

    @Override
    public int inputs() {
        return part.inputs();
    }

    @Override
    public Lane newLane() {
        double logOnTime = Math.log1p(-lateChance);
        return (inputs, noise, outputs, from, stride) -> {
            for (int output = 0; output < part.outputs(); output++) {
                int row = output * part.inputs();
                outputs[from + output * stride] =
                        (float) (part.bias()[output] + sum(row, inputs) - dropped(row, inputs, noise, logOnTime));
            }
        };
    }

    private double sum(int row, float[] inputs) {
        float[] weights = part.weights();
        double sum = 0;
        for (int input = 0; input < inputs.length; input++) {
            sum += (double) weights[row + input] * inputs[input];
        }
        return sum;
    }

    /** What one column loses. The distances between late products are geometric, so only those are drawn. */
    private double dropped(int row, float[] inputs, RandomGenerator noise, double logOnTime) {
        if (lateChance == 0) {
            return 0;
        }
        double lost = 0;
        long late = -1;
        while (true) {
            late += 1 + (long) (Math.log(1 - noise.nextDouble()) / logOnTime);
            if (late >= inputs.length) {
                return lost;
            }
            int next = (int) late + 1;
            if (next < inputs.length && next % rows != 0) {
                lost += (double) part.weights()[row + next] * inputs[next];
                late = next; // it was not computed, so it is not late
            }
        }
    }
}
