package dev.ranvier.hardware.accelerator.arithmetic;

/**
 * A matrix in floating point, each sum in double precision.
 *
 * @param part the matrix
 */
public record ExactProduct(MatrixPart part) implements VectorProduct {

    @Override
    public int inputs() {
        return part.inputs();
    }

    @Override
    public Lane newLane() {
        return (inputs, noise, outputs, from, stride) -> {
            float[] weights = part.weights();
            for (int output = 0; output < part.outputs(); output++) {
                double sum = part.bias()[output];
                int row = output * part.inputs();
                for (int input = 0; input < part.inputs(); input++) {
                    sum += weights[row + input] * inputs[input];
                }
                outputs[from + output * stride] = (float) sum;
            }
        };
    }
}
