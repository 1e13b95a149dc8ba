package dev.ranvier.hardware.workload;

import java.util.OptionalDouble;

/**
 * One layer of a {@link Workload}.
 *
 * @param name unique within the workload
 * @param operation shape of its arithmetic for one sample
 * @param weightBits bits of one weight as trained
 * @param inputBits bits of one input value
 * @param inputZeroShare measured share of zeros among its inputs, 0..1; empty if not measured
 */
public record WorkloadLayer(
        String name, Operation operation, int weightBits, int inputBits, OptionalDouble inputZeroShare) {

    /** @throws IllegalArgumentException if the name is blank, bits are outside 1..64 or the share outside 0..1 */
    public WorkloadLayer {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a layer of a workload needs a name");
        }
        if (weightBits < 1 || weightBits > 64 || inputBits < 1 || inputBits > 64) {
            throw new IllegalArgumentException(
                    "layer " + name + ": bits must be 1..64, got weights " + weightBits + ", inputs " + inputBits);
        }
        if (inputZeroShare.isPresent() && !(inputZeroShare.getAsDouble() >= 0 && inputZeroShare.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("layer " + name + ": the share of zeros must be 0..1, got "
                    + inputZeroShare.getAsDouble() + "; is it a percentage?");
        }
    }

    /** A layer whose zeros were not measured. */
    public WorkloadLayer(String name, Operation operation, int weightBits, int inputBits) {
        this(name, operation, weightBits, inputBits, OptionalDouble.empty());
    }
}
