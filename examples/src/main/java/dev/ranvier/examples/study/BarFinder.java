package dev.ranvier.examples.study;

import dev.ranvier.hardware.chip.ChipSimulator;
import dev.ranvier.hardware.chip.corelet.Circuit;
import dev.ranvier.hardware.chip.corelet.CircuitProgram;
import dev.ranvier.hardware.chip.corelet.FilterBank;
import dev.ranvier.hardware.chip.corelet.RateToBurst;
import dev.ranvier.hardware.chip.corelet.WinnerTakeAll;
import java.util.random.RandomGenerator;

/**
 * Corelets at work: finds which row or column of a small picture is lit, though pixels flicker. A filter for each bar feeds
 * a winner-take-all; each win becomes a burst, which is easy to see from outside.
 */
public final class BarFinder {

    /** Pixels in a row and in a column. */
    public static final int SIDE = 4;

    /** Bars: rows first, then columns. */
    public static final int BARS = 2 * SIDE;

    private static final int BURST = 3;
    private static final double LIT = 0.9; // chance that a lit pixel spikes in a tick
    private static final double DARK = 0.05; // chance that a dark one does

    private BarFinder() {}

    /** The circuit: input {@code picture}, output {@code bar}. */
    public static CircuitProgram circuit() {
        int[][] weights = new int[BARS][SIDE * SIDE];
        int[] thresholds = new int[BARS];
        for (int bar = 0; bar < BARS; bar++) {
            thresholds[bar] = SIDE - 1; // one pixel may be missing or one too many
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                weights[bar][pixel] = inBar(bar, pixel) ? 1 : -1;
            }
        }
        Circuit circuit = new Circuit("bar finder");
        Circuit.Part filters = circuit.add(FilterBank.of(weights, thresholds));
        Circuit.Part winner = circuit.add(WinnerTakeAll.of(BARS, 3, 10));
        Circuit.Part bursts = circuit.add(RateToBurst.of(BARS, 1, BURST));
        return circuit.input("picture", filters, "in")
                .connect(filters, "out", winner, "in")
                .connect(winner, "out", bursts, "in")
                .output("bar", bursts, "out")
                .build();
    }

    /**
     * Shows a bar and counts the spikes of the answer.
     *
     * @param simulator of the circuit's program, at any tick
     * @return {@code [bar]}, spikes of the output
     */
    public static int[] show(
            CircuitProgram circuit, ChipSimulator simulator, int bar, int ticks, RandomGenerator random) {
        int[] spikes = new int[BARS];
        for (int tick = 0; tick < ticks; tick++) {
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                if (random.nextDouble() < (inBar(bar, pixel) ? LIT : DARK)) {
                    circuit.spike(simulator, "picture", pixel);
                }
            }
            simulator.tick();
            for (int line = 0; line < BARS; line++) {
                spikes[line] += circuit.fired(simulator, "bar", line) ? 1 : 0;
            }
        }
        return spikes;
    }

    /** True if the pixel is part of the bar. */
    private static boolean inBar(int bar, int pixel) {
        return bar < SIDE ? pixel / SIDE == bar : pixel % SIDE == bar - SIDE;
    }
}
