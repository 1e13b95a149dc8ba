package dev.ranvier.core.model;

import java.util.List;

/**
 * Block-local layer: independent dense blocks, each of which sees only some of the inputs. It is what fits on cores with
 * a bounded number of inputs (Esser et al. 2016, PNAS 113:11441, doi:10.1073/pnas.1604850113, section on network
 * structure): image patches are one block each. The outputs of the blocks are concatenated in order.
 *
 * @param inputs number of inputs of the whole layer
 * @param blocks the blocks, at least one
 * @param format how the weights are stored
 */
public record BlockDense(int inputs, List<Block> blocks, WeightFormat format) implements Layer {

    /**
     * One dense block, {@code y = W x[inputIndices] + b}.
     *
     * @param inputIndices the layer inputs that the block sees, each at most once
     * @param weights {@code [output][position in inputIndices]}, row-major
     * @param bias {@code [output]}
     */
    public record Block(int[] inputIndices, float[] weights, float[] bias) {

        /** @throws IllegalArgumentException if sizes disagree or a value is not finite */
        public Block {
            if (inputIndices.length == 0 || bias.length == 0) {
                throw new IllegalArgumentException("a block needs at least one input and one output");
            }
            Checks.length("block weights (outputs x inputs)", weights.length, (long) inputIndices.length * bias.length);
            Checks.finite("block weights", weights);
            Checks.finite("block bias", bias);
        }

        /** Number of outputs of the block. */
        public int outputs() {
            return bias.length;
        }
    }

    /** @throws IllegalArgumentException if a block names an input outside the layer or names one twice */
    public BlockDense {
        blocks = List.copyOf(blocks);
        if (inputs < 1 || blocks.isEmpty()) {
            throw new IllegalArgumentException("a block-local layer needs at least one input and one block");
        }
        for (int b = 0; b < blocks.size(); b++) {
            boolean[] seen = new boolean[inputs];
            for (int index : blocks.get(b).inputIndices()) {
                if (index < 0 || index >= inputs) {
                    throw new IllegalArgumentException(
                            "block " + b + " names input " + index + ", allowed 0.." + (inputs - 1));
                }
                if (seen[index]) {
                    throw new IllegalArgumentException("block " + b + " names input " + index + " twice");
                }
                seen[index] = true;
            }
        }
    }

    /** Number of outputs of all blocks together. */
    public int outputs() {
        return blocks.stream().mapToInt(Block::outputs).sum();
    }

    @Override
    public Shape outputShape(List<Shape> given) {
        Checks.inputSize("block-local layer", given, inputs);
        return Shape.vector(outputs());
    }

    @Override
    public long parameters() {
        return blocks.stream()
                .mapToLong(block -> (long) block.weights().length + block.bias().length)
                .sum();
    }

    @Override
    public long multiplyAccumulates(List<Shape> given) {
        return blocks.stream().mapToLong(block -> block.weights().length).sum();
    }
}
