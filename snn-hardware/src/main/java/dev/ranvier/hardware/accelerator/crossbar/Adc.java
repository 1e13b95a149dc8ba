package dev.ranvier.hardware.accelerator.crossbar;

/**
 * A converter behind a column: rounds to one of {@code 2^bits} values from 0 to the full scale, and clips. If its codes
 * suffice to count single units, a step is one unit and whole sums are exact; else the error of a sum within the full
 * scale is at most half a step, and a converter with more bits has no larger step.
 */
final class Adc {

    private final double step; // of two neighbouring codes, in units of one level and one digit
    private final double codesPerUnit;
    private final double largestCode;

    private Adc(double step, double largestCode) {
        this.step = step;
        this.largestCode = largestCode;
        codesPerUnit = 1 / step;
    }

    /**
     * @param bits bits of a code
     * @param fullScale largest value that is not clipped, positive
     */
    static Adc of(int bits, double fullScale) {
        double largestCode = (1L << bits) - 1;
        return new Adc(Math.max(1, fullScale / largestCode), largestCode);
    }

    /** What the digital side takes the value for. */
    double convert(double value) {
        double code = Math.rint(value * codesPerUnit);
        return step * Math.max(0, Math.min(code, largestCode));
    }

    /** Difference of two neighbouring codes. */
    double step() {
        return step;
    }

    /** Largest error of a value between 0 and the full scale. */
    double errorBound() {
        return step / 2;
    }
}
