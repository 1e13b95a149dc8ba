package dev.ranvier.hardware.workload;

import java.util.OptionalDouble;

/**
 * One layer of a {@link Workload}.
 *
 * @param name unique within the workload
 * @param operation shape of its arithmetic for one sample
 * @param weightBits bits of one weight as trained
 * @param inputBits bits of one input value
 * @param inputZeroShare given or measured share of zeros among its inputs, 0..1; empty if not known
 * @param weightZeroShare given or measured share of zeros among its weights, 0..1; empty if not known
 * @param otherParameters trained values beside the weights: biases, scales and shifts
 */
public record WorkloadLayer(
        String name,
        Operation operation,
        int weightBits,
        int inputBits,
        OptionalDouble inputZeroShare,
        OptionalDouble weightZeroShare,
        long otherParameters) {

    /** @throws IllegalArgumentException if the name is blank, bits are outside 1..64 or a share outside 0..1 */
    public WorkloadLayer {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a layer of a workload needs a name");
        }
        if (weightBits < 1 || weightBits > 64 || inputBits < 1 || inputBits > 64) {
            throw new IllegalArgumentException(
                    "layer " + name + ": bits must be 1..64, got weights " + weightBits + ", inputs " + inputBits);
        }
        if (otherParameters < 0) {
            throw new IllegalArgumentException(
                    "layer " + name + ": parameters must not be negative, got " + otherParameters);
        }
        checkShare(name, "inputs", inputZeroShare);
        checkShare(name, "weights", weightZeroShare);
    }

    /** A layer whose zeros are not known and that has nothing but weights. */
    public WorkloadLayer(String name, Operation operation, int weightBits, int inputBits) {
        this(name, operation, weightBits, inputBits, OptionalDouble.empty(), OptionalDouble.empty(), 0);
    }

    /** This layer with another operation under the same name. */
    public WorkloadLayer withOperation(Operation changed) {
        return new WorkloadLayer(
                name, changed, weightBits, inputBits, inputZeroShare, weightZeroShare, otherParameters);
    }

    /** This layer with other bit widths. */
    public WorkloadLayer withBits(int changedWeightBits, int changedInputBits) {
        return new WorkloadLayer(
                name, operation, changedWeightBits, changedInputBits, inputZeroShare, weightZeroShare, otherParameters);
    }

    /** This layer with a share of zeros among its inputs, 0..1. */
    public WorkloadLayer withInputZeroShare(double share) {
        return new WorkloadLayer(
                name, operation, weightBits, inputBits, OptionalDouble.of(share), weightZeroShare, otherParameters);
    }

    /** This layer with a share of zeros among its weights, 0..1. */
    public WorkloadLayer withWeightZeroShare(double share) {
        return new WorkloadLayer(
                name, operation, weightBits, inputBits, inputZeroShare, OptionalDouble.of(share), otherParameters);
    }

    /** This layer with trained values beside its weights. */
    public WorkloadLayer withOtherParameters(long count) {
        return new WorkloadLayer(name, operation, weightBits, inputBits, inputZeroShare, weightZeroShare, count);
    }

    /** All trained values: weights and others. */
    public long parameters() {
        return operation.weightWords() + otherParameters;
    }

    private static void checkShare(String name, String of, OptionalDouble share) {
        if (share.isPresent() && !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("layer " + name + ": the share of zeros among its " + of
                    + " must be 0..1, got " + share.getAsDouble() + "; is it a percentage?");
        }
    }
}
