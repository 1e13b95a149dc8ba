package dev.ranvier.hardware.accelerator.crossbar;

/**
 * Everything that decides what crossbars compute, seed and network apart.
 *
 * @param design how weights and inputs are cut
 * @param devices what the cells do wrong
 * @param scheme how they are written
 * @param adcRange what the converters' full scale is set to
 */
public record CrossbarSetup(CrossbarDesign design, CellDevices devices, WriteScheme scheme, AdcRange adcRange) {

    /** Wider operands would let sums of products leave what a double holds exactly. */
    private static final int MOST_BITS = 16;

    /** Currents are floats; larger sums of levels and digits would not be exact. */
    private static final long LARGEST_EXACT = 1L << 24;

    /**
     * @throws IllegalArgumentException if something is missing, weights have fewer than 2 or operands more than {@value
     *     #MOST_BITS} bits, a column can pass 2^24 levels times digits, or no column is left beside the spare ones
     */
    public CrossbarSetup {
        if (design == null || devices == null || scheme == null || adcRange == null) {
            throw new IllegalArgumentException("a crossbar needs a design, devices, a write scheme and a range");
        }
        if (design.weightBits() < 2 || Math.max(design.weightBits(), design.inputBits()) > MOST_BITS) {
            throw new IllegalArgumentException("the simulation takes weights of 2 to " + MOST_BITS
                    + " bits and inputs of up to " + MOST_BITS + ", got " + design.weightBits() + " and "
                    + design.inputBits());
        }
        if (design.largestColumnSum(design.rows()) > LARGEST_EXACT) {
            throw new IllegalArgumentException("the simulation holds column sums of up to " + LARGEST_EXACT
                    + " levels times digits, " + design.rows() + " rows can reach "
                    + design.largestColumnSum(design.rows()) + "; apply fewer bits in a read");
        }
        if (scheme.spareColumns() >= design.columns()) {
            throw new IllegalArgumentException("an array of " + design.columns() + " columns cannot have "
                    + scheme.spareColumns() + " spare ones");
        }
    }

    /** The same with other cells. */
    public CrossbarSetup withDevices(CellDevices changed) {
        return new CrossbarSetup(design, changed, scheme, adcRange);
    }

    /** The same written in another way. */
    public CrossbarSetup withScheme(WriteScheme changed) {
        return new CrossbarSetup(design, devices, changed, adcRange);
    }

    /** The same with another converter. */
    public CrossbarSetup withAdc(int bits, AdcRange range) {
        return new CrossbarSetup(design.withAdcBits(bits), devices, scheme, range);
    }
}
