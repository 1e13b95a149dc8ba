package dev.ranvier.hardware.chip.corelet;

/**
 * Copies lines, because a neuron drives only one axon. Input {@code in}; outputs {@code out0}, {@code out1} ... with as many
 * pins. A copy fires in the tick in which the spike is at the input axon.
 */
public final class Splitter {

    private Splitter() {}

    /**
     * A splitter.
     *
     * @param lines pins of each connector
     * @param copies output connectors
     */
    public static Corelet of(int lines, int copies) {
        Corelet.Builder corelet = new Corelet.Builder("splitter");
        for (int line = 0; line < lines; line++) {
            int axon = corelet.axon(0);
            corelet.input("in", axon);
            for (int copy = 0; copy < copies; copy++) {
                corelet.output("out" + copy, corelet.neuron(Cell.relay(), axon));
            }
        }
        return corelet.build();
    }
}
