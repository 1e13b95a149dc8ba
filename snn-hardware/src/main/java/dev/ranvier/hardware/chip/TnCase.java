package dev.ranvier.hardware.chip;

/**
 * A network of cores with its input, as a {@code tn-case-1} file holds it. Arrays are taken over, not copied, and
 * must not be modified afterwards.
 *
 * @param program the cores
 * @param ticks number of ticks to run
 * @param inputTick {@code [input]}, tick in which the axon is active, not falling
 * @param inputCore {@code [input]}, position of the core in the program
 * @param inputAxon {@code [input]}
 */
public record TnCase(ChipProgram program, int ticks, int[] inputTick, int[] inputCore, int[] inputAxon) {

    /** @throws IllegalArgumentException if lengths differ, ticks are out of order, or an axon does not exist */
    public TnCase {
        if (ticks < 0 || inputTick.length != inputCore.length || inputTick.length != inputAxon.length) {
            throw new IllegalArgumentException("a case needs ticks, and tick, core and axon for each input");
        }
        int previous = 0;
        for (int input = 0; input < inputTick.length; input++) {
            if (inputTick[input] < previous) {
                throw new IllegalArgumentException(
                        "input " + input + " is for tick " + inputTick[input] + ", ticks must begin at 0 and not fall");
            }
            previous = inputTick[input];
            CoreProgram core = program.cores().get(inputCore[input]);
            ProgramChecks.range("input " + input + " to " + core.name(), "axon", inputAxon[input], 0, core.axons() - 1);
        }
    }

    /**
     * Runs the case on a fresh simulator.
     *
     * @param potentialTicks ticks after which all potentials are kept
     */
    public TnRecord run(Iterable<Integer> potentialTicks) {
        return run(potentialTicks, new ChipSimulator(program));
    }

    /**
     * Runs the case on a simulator, which can then tell counts and loads.
     *
     * @param potentialTicks ticks after which all potentials are kept
     * @param simulator a simulator of this case's program; it is reset first
     * @throws IllegalArgumentException if it is one of another program
     */
    public TnRecord run(Iterable<Integer> potentialTicks, ChipSimulator simulator) {
        if (simulator.program() != program) {
            throw new IllegalArgumentException(
                    "the simulator runs " + simulator.program().name() + ", not the case's " + program.name());
        }
        simulator.reset();
        return TnRecord.of(this, potentialTicks, simulator);
    }
}
