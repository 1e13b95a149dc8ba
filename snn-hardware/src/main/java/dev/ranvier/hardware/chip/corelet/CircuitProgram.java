package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.ChipSimulator;
import java.util.List;
import java.util.Map;

/**
 * A circuit on the chip.
 *
 * @param program what is loaded into the chip
 * @param inputs name of an input to the axons of its pins
 * @param outputs name of an output to the lines of the output port of its pins
 */
public record CircuitProgram(ChipProgram program, Map<String, List<Axon>> inputs, Map<String, List<Integer>> outputs) {

    /** An axon of a core, by its position in the program. */
    public record Axon(int core, int axon) {}

    /** Takes copies. */
    public CircuitProgram {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }

    /**
     * Brings a spike to a pin of an input, for the simulator's next tick.
     *
     * @throws IllegalArgumentException if there is no such input or pin
     */
    public void spike(ChipSimulator simulator, String input, int pin) {
        Axon axon = pin(inputs, "input", input, pin);
        simulator.inject(simulator.nextTick(), axon.core(), axon.axon());
    }

    /**
     * True if a pin of an output fired in the simulator's last tick.
     *
     * @throws IllegalArgumentException if there is no such output or pin
     */
    public boolean fired(ChipSimulator simulator, String output, int pin) {
        return simulator.output(pin(outputs, "output", output, pin));
    }

    private static <T> T pin(Map<String, List<T>> all, String what, String name, int pin) {
        List<T> pins = all.get(name);
        if (pins == null) {
            throw new IllegalArgumentException("no " + what + " '" + name + "'; there are " + all.keySet());
        }
        if (pin < 0 || pin >= pins.size()) {
            throw new IllegalArgumentException(
                    what + " '" + name + "' has pins 0.." + (pins.size() - 1) + ", got " + pin);
        }
        return pins.get(pin);
    }
}
