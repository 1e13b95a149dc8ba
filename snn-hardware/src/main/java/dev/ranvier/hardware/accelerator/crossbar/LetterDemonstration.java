package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.random.RandomStream;
import java.util.OptionalInt;

/**
 * The demonstration of Prezioso et al. 2015 (Nature 521:61, doi:10.1038/nature14441): a crossbar that learns, in place,
 * to tell three letters of 3 x 3 pixels. Each weight is a pair of conductances; in an epoch all 30 patterns are read,
 * and then every conductance is moved by one pulse in the direction of the gradient's sign (Manhattan rule):
 *
 * <pre>
 *   f_i = tanh(beta sum_j (g+_ij - g-_ij) x_j),   x = -1 or 1, the last one a bias
 *   step of w_ij = sign of sum over patterns of (target_i - f_i) (1 - f_i^2) x_j,   targets -0.85 and 0.85
 * </pre>
 *
 * <p>A pulse moves a conductance, which lies between 0 and 1, by {@code pulseShare} of what is left to that end, times
 * a factor of its own for each cell, normal around 1. Letters and targets are recalled from the paper; gain, pulse,
 * start and spread are not at hand: they are given by the caller.
 */
public final class LetterDemonstration {

    private static final int INPUTS = 10;
    private static final int LETTERS = 3;
    private static final int PATTERNS = 30;
    private static final double TARGET = 0.85;

    /** The letters z, v, n, row by row. */
    private static final String[] IDEAL = {"110010011", "101101010", "010101101"};

    private final double gain;
    private final double pulseShare;
    private final double pulseSigma;
    private final double[][] patterns = new double[PATTERNS][INPUTS];

    /**
     * @param gain beta, for conductances in units of their range
     * @param pulseShare what a pulse moves, 0..1
     * @param pulseSigma spread of a cell's pulse as a share of it, at least 0
     * @throws IllegalArgumentException if a figure is out of range
     */
    public LetterDemonstration(double gain, double pulseShare, double pulseSigma) {
        if (!(gain > 0) || !(pulseShare > 0 && pulseShare <= 1) || !(pulseSigma >= 0)) {
            throw new IllegalArgumentException(
                    "a gain above 0, a pulse of 0..1 and a spread of at least 0 are needed, got " + gain + ", "
                            + pulseShare + ", " + pulseSigma);
        }
        this.gain = gain;
        this.pulseShare = pulseShare;
        this.pulseSigma = pulseSigma;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            for (int pixel = 0; pixel < INPUTS - 1; pixel++) {
                boolean black = IDEAL[pattern / INPUTS].charAt(pixel) == '1';
                boolean flipped = pixel == pattern % INPUTS - 1; // the first of each ten is the letter itself
                patterns[pattern][pixel] = black != flipped ? 1 : -1;
            }
            patterns[pattern][INPUTS - 1] = 1;
        }
    }

    /** Letters, each with one pixel flipped or none. */
    public int patterns() {
        return PATTERNS;
    }

    /**
     * Learns from conductances drawn evenly from the middle half of their range.
     *
     * @param seed of the start and of the pulses
     * @param mostEpochs when to give up
     * @return epochs after which no pattern is taken for another letter; empty if there is none
     */
    public OptionalInt epochsUntilNoError(long seed, int mostEpochs) {
        RandomStream random = new RandomStream(seed);
        double[] conductances = new double[2 * LETTERS * INPUTS]; // [letter][input][positive, negative]
        double[] pulses = new double[conductances.length];
        for (int cell = 0; cell < conductances.length; cell++) {
            conductances[cell] = random.nextDouble(0.25, 0.75);
            pulses[cell] = Math.max(0, Math.min(1, pulseShare * (1 + pulseSigma * random.nextGaussian())));
        }
        for (int epoch = 0; epoch <= mostEpochs; epoch++) {
            double[] gradient = new double[LETTERS * INPUTS];
            if (errors(conductances, gradient) == 0) {
                return OptionalInt.of(epoch);
            }
            for (int weight = 0; weight < gradient.length; weight++) {
                move(conductances, pulses, 2 * weight, Math.signum(gradient[weight]));
                move(conductances, pulses, 2 * weight + 1, -Math.signum(gradient[weight]));
            }
        }
        return OptionalInt.empty();
    }

    private static void move(double[] conductances, double[] pulses, int cell, double direction) {
        double left = direction > 0 ? 1 - conductances[cell] : conductances[cell];
        conductances[cell] += direction * pulses[cell] * left;
    }

    /**
     * Reads all patterns.
     *
     * @param conductances Not modified.
     * @param gradient {@code [letter][input]}, zeros. Modified.
     * @return patterns that are taken for another letter
     */
    private int errors(double[] conductances, double[] gradient) {
        int errors = 0;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            int best = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int letter = 0; letter < LETTERS; letter++) {
                double sum = 0;
                for (int input = 0; input < INPUTS; input++) {
                    int cell = 2 * (letter * INPUTS + input);
                    sum += (conductances[cell] - conductances[cell + 1]) * patterns[pattern][input];
                }
                double output = Math.tanh(gain * sum);
                double target = letter == pattern / INPUTS ? TARGET : -TARGET;
                for (int input = 0; input < INPUTS; input++) {
                    gradient[letter * INPUTS + input] +=
                            (target - output) * (1 - output * output) * patterns[pattern][input];
                }
                if (output > largest) {
                    largest = output;
                    best = letter;
                }
            }
            errors += best == pattern / INPUTS ? 0 : 1;
        }
        return errors;
    }
}
