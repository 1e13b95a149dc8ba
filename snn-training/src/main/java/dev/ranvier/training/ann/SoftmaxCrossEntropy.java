package dev.ranvier.training.ann;

/**
 * Cross-entropy of the softmax of the outputs against the labels, with label smoothing (Szegedy et al. 2016, CVPR,
 * doi:10.1109/CVPR.2016.308, section 7): the target of the true class is {@code 1 - e + e / classes}, that of each other class
 * {@code e / classes}. The gradient with respect to an output is softmax minus target.
 */
final class SoftmaxCrossEntropy {

    private final int classes;
    private final double smoothing;
    private final double[] exponentials;
    private double lossSum;
    private int correct;

    SoftmaxCrossEntropy(int classes, double smoothing) {
        this.classes = classes;
        this.smoothing = smoothing;
        this.exponentials = new double[classes];
    }

    /**
     * Loss, hits and gradient of a minibatch.
     *
     * @param outputs {@code [sample][class]}. Not modified.
     * @param labels {@code [sample]}. Not modified.
     * @param gradient {@code [sample][class]}, receives the gradient of the mean loss. Modified.
     * @param samples samples in the minibatch
     */
    void evaluate(float[] outputs, int[] labels, float[] gradient, int samples) {
        lossSum = 0;
        correct = 0;
        for (int s = 0; s < samples; s++) {
            evaluateSample(outputs, s * classes, labels[s], gradient, 1.0 / samples);
        }
    }

    /** Sum of the losses of the samples of the last minibatch. */
    double lossSum() {
        return lossSum;
    }

    /** Samples of the last minibatch whose first largest output is the label's. */
    int correct() {
        return correct;
    }

    private void evaluateSample(float[] outputs, int row, int label, float[] gradient, double scale) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (outputs[row + c] > outputs[row + best]) {
                best = c;
            }
        }
        // subtracting the largest output keeps the exponentials in range and changes nothing else
        double largest = outputs[row + best];
        double sum = 0;
        double outputSum = 0;
        for (int c = 0; c < classes; c++) {
            exponentials[c] = Math.exp(outputs[row + c] - largest);
            sum += exponentials[c];
            outputSum += outputs[row + c];
        }
        double share = smoothing / classes;
        double weighted = (1 - smoothing) * outputs[row + label] + share * outputSum;
        lossSum += Math.log(sum) + largest - weighted;
        for (int c = 0; c < classes; c++) {
            double target = c == label ? 1 - smoothing + share : share;
            gradient[row + c] = (float) ((exponentials[c] / sum - target) * scale);
        }
        if (best == label) {
            correct++;
        }
    }
}
