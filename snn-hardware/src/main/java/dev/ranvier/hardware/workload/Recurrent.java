package dev.ranvier.hardware.workload;

/**
 * One operation that a sample goes through many times with the same weights, each time waiting for the result of the
 * time before: the products of a recurrent network, or a spiking layer that is run tick by tick. The machines see one
 * time step; weights that a machine cannot keep are fetched again for each.
 *
 * @param step a matrix product or a convolution
 * @param timeSteps how often it runs for one sample
 */
public record Recurrent(Operation step, int timeSteps) implements Operation {

    /** @throws IllegalArgumentException if there is no time step or nothing to multiply in one */
    public Recurrent {
        if (timeSteps < 1) {
            throw new IllegalArgumentException("a recurrent layer needs at least 1 time step, got " + timeSteps);
        }
        if (step.multiplyAccumulates() == 0 || step instanceof Recurrent) {
            throw new IllegalArgumentException(
                    "the step of a recurrent layer must be a matrix product or a convolution, got " + step);
        }
    }

    /**
     * Long short-term memory: input and state by four gates (Hochreiter, Schmidhuber 1997,
     * doi:10.1162/neco.1997.9.8.1735).
     *
     * @param inputs values that come in at each time step
     * @param hidden size of the state
     * @param timeSteps length of the sequence
     */
    public static Recurrent lstm(int inputs, int hidden, int timeSteps) {
        return gated(4, inputs, hidden, timeSteps);
    }

    /**
     * Gated recurrent unit: input and state by three gates (Cho et al. 2014, doi:10.3115/v1/D14-1179).
     *
     * @param inputs values that come in at each time step
     * @param hidden size of the state
     * @param timeSteps length of the sequence
     */
    public static Recurrent gru(int inputs, int hidden, int timeSteps) {
        return gated(3, inputs, hidden, timeSteps);
    }

    private static Recurrent gated(int gates, int inputs, int hidden, int timeSteps) {
        return new Recurrent(
                new MatrixProduct(Math.addExact(inputs, hidden), Math.multiplyExact(gates, hidden)), timeSteps);
    }

    @Override
    public int groups() {
        return step.groups();
    }

    @Override
    public long outputPixels() {
        return step.outputPixels() * timeSteps;
    }

    @Override
    public long reduction() {
        return step.reduction();
    }

    @Override
    public long filtersPerGroup() {
        return step.filtersPerGroup();
    }

    @Override
    public long inputWords() {
        return step.inputWords() * timeSteps;
    }
}
