package dev.ranvier.hardware.accelerator.crossbar;

/**
 * What the cells of an array do wrong. Conductances are in units of the step between two levels, with the lowest level
 * at {@code (levels - 1) / (onOffRatio - 1)}; a dummy column takes that pedestal off again.
 *
 * <p>A write of level l to a working cell leaves the conductance
 *
 * <pre>  g = (pedestal + l) exp(relativeSigma z1) + (levels - 1) rangeSigma z2,  at least 0,</pre>
 *
 * with z1 and z2 standard normal and drawn anew at every write. A broken cell stays at its lowest or highest level
 * whatever is written. Each read adds to the current of a column
 * {@code readSigma (levels - 1) sqrt(sum of squared digits)} times a standard normal number, which is what independent
 * noise of that share of the range in every cell gives. Not modelled: variation that stays with a cell over writes,
 * drift, resistance of wires.
 *
 * @param onOffRatio highest conductance over the lowest, above 1; infinite for cells that can be switched off
 * @param relativeSigma spread of a written conductance as a share of itself, at least 0
 * @param rangeSigma spread of a written conductance as a share of the whole range, at least 0
 * @param readSigma noise of a cell in a read as a share of the whole range, at least 0
 * @param stuckOffShare share of cells that stay at the lowest level, 0..1
 * @param stuckOnShare share of cells that stay at the highest level, 0..1
 */
public record CellDevices(
        double onOffRatio,
        double relativeSigma,
        double rangeSigma,
        double readSigma,
        double stuckOffShare,
        double stuckOnShare) {

    /** Cells that do exactly what they are told. */
    public static final CellDevices IDEAL = new CellDevices(Double.POSITIVE_INFINITY, 0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException if a figure is out of range */
    public CellDevices {
        if (!(onOffRatio > 1)) {
            throw new IllegalArgumentException("onOffRatio must be above 1, got " + onOffRatio);
        }
        spread("relativeSigma", relativeSigma);
        spread("rangeSigma", rangeSigma);
        spread("readSigma", readSigma);
        if (!(stuckOffShare >= 0 && stuckOnShare >= 0 && stuckOffShare + stuckOnShare <= 1)) {
            throw new IllegalArgumentException("shares of stuck cells must be at least 0 and together at most 1, got "
                    + stuckOffShare + " and " + stuckOnShare + "; are they percentages?");
        }
    }

    /** The same cells with another spread, as a share of the whole range. */
    public CellDevices withRangeSigma(double sigma) {
        return new CellDevices(onOffRatio, relativeSigma, sigma, readSigma, stuckOffShare, stuckOnShare);
    }

    /** The same cells with another noise of reads, as a share of the whole range. */
    public CellDevices withReadSigma(double sigma) {
        return new CellDevices(onOffRatio, relativeSigma, rangeSigma, sigma, stuckOffShare, stuckOnShare);
    }

    /** The same cells with other shares of broken ones. */
    public CellDevices withStuck(double offShare, double onShare) {
        return new CellDevices(onOffRatio, relativeSigma, rangeSigma, readSigma, offShare, onShare);
    }

    /** Conductance of the lowest level in units of the step between two levels. */
    double pedestal(int levels) {
        return (levels - 1) / (onOffRatio - 1);
    }

    private static void spread(String what, double sigma) {
        if (!(sigma >= 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException(what + " must be finite and at least 0, got " + sigma);
        }
    }
}
