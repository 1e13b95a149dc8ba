package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.MachineSheet;

/**
 * How often a multiply-accumulate comes too late when the supply voltage V is below the nominal one at the same clock.
 * Gates slow down by the alpha-power law (Sakurai, Newton 1990, doi:10.1109/4.52187),
 *
 * <pre>  delay(V) ~ V / (V - Vth)^alpha</pre>
 *
 * and the delays of the paths that operands take are normally distributed, with mean and spread as shares of the clock
 * period at the nominal voltage. An error is a delay longer than the period; errors are independent of each other and
 * of the operands. Dynamic energy goes with V^2.
 *
 * @param nominalVolts supply voltage at which there are practically no errors
 * @param supplyVolts supply voltage
 * @param thresholdVolts threshold voltage of the transistors
 * @param velocityExponent alpha
 * @param meanDelayShare mean path delay at the nominal voltage, as a share of the clock period
 * @param delaySpreadShare standard deviation of it
 */
public record TimingErrors(
        double nominalVolts,
        double supplyVolts,
        double thresholdVolts,
        double velocityExponent,
        double meanDelayShare,
        double delaySpreadShare) {

    /** @throws IllegalArgumentException if the voltages are not above the threshold or a share is not positive */
    public TimingErrors {
        if (!(thresholdVolts > 0 && supplyVolts > thresholdVolts && nominalVolts > thresholdVolts)) {
            throw new IllegalArgumentException("supply voltages must be above the threshold of " + thresholdVolts
                    + " V, got " + supplyVolts + " and nominal " + nominalVolts);
        }
        if (!(velocityExponent > 0) || !(meanDelayShare > 0) || !(delaySpreadShare > 0)) {
            throw new IllegalArgumentException("exponent, mean and spread of the delay must be positive");
        }
    }

    static TimingErrors of(MachineSheet sheet) {
        return new TimingErrors(
                sheet.value("nominalVolts"),
                sheet.value("supplyVolts"),
                sheet.value("thresholdVolts"),
                sheet.value("velocityExponent"),
                sheet.value("meanDelayShare"),
                sheet.value("delaySpreadShare"));
    }

    /** The same circuit at another supply voltage. */
    public TimingErrors at(double volts) {
        return new TimingErrors(
                nominalVolts, volts, thresholdVolts, velocityExponent, meanDelayShare, delaySpreadShare);
    }

    /** Delay relative to that at the nominal voltage. */
    public double slowdown() {
        return delay(supplyVolts) / delay(nominalVolts);
    }

    /** Chance that a multiply-accumulate is late, 0..1. */
    public double probability() {
        double margin = (1 / slowdown() - meanDelayShare) / delaySpreadShare;
        return normalTail(margin);
    }

    /** Dynamic energy relative to that at the nominal voltage. */
    public double energyShare() {
        double ratio = supplyVolts / nominalVolts;
        return ratio * ratio;
    }

    private double delay(double volts) {
        return volts / Math.pow(volts - thresholdVolts, velocityExponent);
    }

    /**
     * Chance that a standard normal variable exceeds z: Abramowitz and Stegun 1964, formula 7.1.26 for the error
     * function, absolute error below 1.5e-7.
     */
    private static double normalTail(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double polynomial =
                ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
        double tail = polynomial * Math.exp(-x * x) / 2;
        return z >= 0 ? tail : 1 - tail;
    }
}
