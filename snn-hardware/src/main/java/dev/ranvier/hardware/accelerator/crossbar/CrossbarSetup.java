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

    /** @throws IllegalArgumentException if something is missing, or no column is left beside the spare ones */
    public CrossbarSetup {
        if (design == null || devices == null || scheme == null || adcRange == null) {
            throw new IllegalArgumentException("a crossbar needs a design, devices, a write scheme and a range");
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
