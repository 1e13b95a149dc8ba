package dev.ranvier.hardware.chip.corelet;

/**
 * Logic over lines, tick by tick: a spike is true. Inputs {@code a} and {@code b} (not for {@link Gate#NOT}), output {@code
 * out}; the output fires in the tick in which the inputs are at the axons. Gates that are true without any input fire in
 * every tick.
 */
public final class Logic {

    private Logic() {}

    /** What the output is. */
    public enum Gate {
        /** Both. */
        AND,
        /** Any. */
        OR,
        /** One and not the other: two neurons that go to the same axon. */
        XOR,
        /** Not both. */
        NAND,
        /** None. */
        NOR,
        /** a, unless b. */
        A_AND_NOT_B,
        /** Not a. */
        NOT
    }

    /**
     * One gate for each line.
     *
     * @param lines pins of each connector
     */
    public static Corelet of(Gate gate, int lines) {
        Corelet.Builder corelet = new Corelet.Builder("logic " + gate);
        for (int line = 0; line < lines; line++) {
            int a = corelet.axon(0);
            corelet.input("a", a);
            if (gate == Gate.NOT) {
                corelet.output("out", corelet.neuron(Cell.gate(0, -1), a));
                continue;
            }
            int b = corelet.axon(1);
            corelet.input("b", b);
            switch (gate) {
                case AND -> corelet.output("out", corelet.neuron(Cell.gate(2, 1, 1), a, b));
                case OR -> corelet.output("out", corelet.neuron(Cell.gate(1, 1, 1), a, b));
                case NAND -> corelet.output("out", corelet.neuron(Cell.gate(-1, -1, -1), a, b));
                case NOR -> corelet.output("out", corelet.neuron(Cell.gate(0, -1, -1), a, b));
                case A_AND_NOT_B -> corelet.output("out", corelet.neuron(Cell.gate(1, 1, -1), a, b));
                case XOR -> {
                    int onlyA = corelet.neuron(Cell.gate(1, 1, -1), a, b);
                    int onlyB = corelet.neuron(Cell.gate(1, -1, 1), a, b);
                    corelet.output("out", onlyA, onlyB);
                }
                default -> throw new IllegalArgumentException("unknown gate " + gate);
            }
        }
        return corelet.build();
    }
}
