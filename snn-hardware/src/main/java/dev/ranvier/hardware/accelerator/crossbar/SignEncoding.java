package dev.ranvier.hardware.accelerator.crossbar;

/** How cells, whose conductance is never negative, hold a weight that may be. */
public enum SignEncoding {
    /**
     * Two columns for each slice, one for positive and one for negative weights; their results are subtracted (Prezioso
     * et al. 2015, Nature 521:61, doi:10.1038/nature14441, and PRIME: Chi et al. 2016, ISCA, doi:10.1109/ISCA.2016.13).
     */
    DIFFERENTIAL(2),
    /**
     * A constant is added that makes every weight positive and is subtracted again times the sum of the inputs, which a
     * reference column gives. A column whose levels add up to more than half of the largest sum is stored inverted,
     * which saves one bit of the converter (Shafiee et al. 2016, ISCA, doi:10.1109/ISCA.2016.12).
     */
    OFFSET(1);

    private final int columnsPerSlice;

    SignEncoding(int columnsPerSlice) {
        this.columnsPerSlice = columnsPerSlice;
    }

    /** Columns that one slice of a weight takes. */
    public int columnsPerSlice() {
        return columnsPerSlice;
    }

    /** Bits of a weight that the slices together must hold: the sign needs none if it has a column of its own. */
    public int storedBits(int weightBits) {
        return this == DIFFERENTIAL ? weightBits - 1 : weightBits;
    }
}
