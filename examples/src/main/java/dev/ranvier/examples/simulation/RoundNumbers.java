package dev.ranvier.examples.simulation;

/** Widths of bins that read well. */
final class RoundNumbers {

    private RoundNumbers() {}

    /**
     * The least of 1, 2, 5, 10, 20, ... (and so on below 1) that is at least the given width, made a multiple of a step
     * if there is one.
     */
    static double upTo(double width, double step) {
        double decade = Math.pow(10, Math.floor(Math.log10(width)));
        double round = decade;
        for (double factor : new double[] {1, 2, 5, 10}) {
            round = factor * decade;
            if (round >= width * (1 - 1e-9)) {
                break;
            }
        }
        return step > 0 ? step * Math.max(1, Math.ceil(round / step - 1e-9)) : round;
    }
}
