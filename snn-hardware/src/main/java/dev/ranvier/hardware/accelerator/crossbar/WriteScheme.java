package dev.ranvier.hardware.accelerator.crossbar;

/**
 * How cells are written, and what is done about those that do not obey.
 *
 * <ul>
 *   <li><em>Write and verify</em>: a cell is read after each write and written again until it is close enough (Alibart
 *       et al. 2012, Nanotechnology 23:075201, doi:10.1088/0957-4484/23/7/075201; here every write draws anew).
 *   <li><em>Column remapping</em>: with broken cells known from a test, each column of the matrix goes to the free
 *       physical column that harms it least, spare ones included (after Xia et al. 2018, IEEE JETCAS 8:102,
 *       doi:10.1109/JETCAS.2017.2776980), the most significant slices first.
 *   <li><em>Compensation</em>: the other slices of a weight, and in a differential pair the other cell, are set so that
 *       the whole weight comes as close as it can.
 * </ul>
 *
 * @param verifyTolerance largest distance from the target that is accepted, in steps between two levels; infinite for
 *     no verification
 * @param mostWrites writes after which a cell is left as it is, at least 1
 * @param spareColumns columns of each array that hold no weight unless remapping uses them, at least 0
 * @param remapColumns whether columns are remapped
 * @param compensate whether the rest of a weight makes up for a broken cell
 */
public record WriteScheme(
        double verifyTolerance, int mostWrites, int spareColumns, boolean remapColumns, boolean compensate) {

    /** One write for each cell, and nothing else. */
    public static final WriteScheme PLAIN = new WriteScheme(Double.POSITIVE_INFINITY, 1, 0, false, false);

    /** @throws IllegalArgumentException if a figure is out of range */
    public WriteScheme {
        if (!(verifyTolerance > 0)) {
            throw new IllegalArgumentException(
                    "verifyTolerance must be positive, infinite for no verification, got " + verifyTolerance);
        }
        if (mostWrites < 1 || spareColumns < 0) {
            throw new IllegalArgumentException(
                    "a cell needs at least 1 write and an array at least 0 spare columns, got " + mostWrites + " and "
                            + spareColumns);
        }
    }

    /** One write, then again until a cell is within a tolerance. */
    public static WriteScheme verified(double tolerance, int mostWrites) {
        return new WriteScheme(tolerance, mostWrites, 0, false, false);
    }

    /** The same with all that can be done about broken cells. */
    public WriteScheme withRepair(int spares) {
        return new WriteScheme(verifyTolerance, mostWrites, spares, true, true);
    }

    /** Whether cells are read after each write. */
    public boolean verifies() {
        return Double.isFinite(verifyTolerance);
    }
}
