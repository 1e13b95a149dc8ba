package dev.ranvier.hardware.cost;

/**
 * Coefficients of {@link TechnologyScaling} for one node, and where they hold.
 *
 * @param nanometres name of the node
 * @param d3 cubic coefficient of the delay
 * @param d2 quadratic coefficient of the delay
 * @param d1 linear coefficient of the delay
 * @param d0 constant of the delay
 * @param e2 quadratic coefficient of the energy
 * @param e1 linear coefficient of the energy
 * @param e0 constant of the energy
 * @param area area of a circuit relative to 45 nm
 * @param nominalVolts usual supply voltage
 * @param minVolts lowest supply voltage for which the fits are used
 * @param maxVolts highest supply voltage for which the fits are used
 */
public record TechnologyNode(
        double nanometres,
        double d3,
        double d2,
        double d1,
        double d0,
        double e2,
        double e1,
        double e0,
        double area,
        double nominalVolts,
        double minVolts,
        double maxVolts) {

    /** @throws IllegalArgumentException if node, area or voltages are not positive and in order */
    public TechnologyNode {
        if (!(nanometres > 0) || !(area > 0)) {
            throw new IllegalArgumentException("a node needs positive nanometres and area");
        }
        if (!(0 < minVolts && minVolts <= nominalVolts && nominalVolts <= maxVolts)) {
            throw new IllegalArgumentException(
                    nanometres + " nm: voltages must rise from minVolts over nominalVolts to maxVolts, got " + minVolts
                            + ", " + nominalVolts + ", " + maxVolts);
        }
    }

    /**
     * Relative energy of a transition, {@code e2 V^2 + e1 V + e0}.
     *
     * @throws IllegalArgumentException if the voltage is outside the range of the fit
     */
    public double energyFactor(double volts) {
        check(volts);
        return (e2 * volts + e1) * volts + e0;
    }

    /**
     * Relative delay of a gate, {@code d3 V^3 + d2 V^2 + d1 V + d0}.
     *
     * @throws IllegalArgumentException if the voltage is outside the range of the fit
     */
    public double delayFactor(double volts) {
        check(volts);
        return ((d3 * volts + d2) * volts + d1) * volts + d0;
    }

    private void check(double volts) {
        if (!(volts >= minVolts && volts <= maxVolts)) {
            throw new IllegalArgumentException("the scaling of " + nanometres + " nm holds for " + minVolts + ".."
                    + maxVolts + " V, got " + volts + " V");
        }
    }
}
