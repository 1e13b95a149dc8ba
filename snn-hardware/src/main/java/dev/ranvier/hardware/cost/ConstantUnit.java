package dev.ranvier.hardware.cost;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The units of a {@link ConstantTable}. */
public enum ConstantUnit {
    /** Energy of one action. */
    PICOJOULES("pJ"),
    /** Energy of each bit that is moved. */
    PICOJOULES_PER_BIT("pJ/bit"),
    /** Bandwidth. */
    GIGABYTES_PER_SECOND("GB/s"),
    /** Area of a small circuit. */
    SQUARE_MICROMETRES("um2"),
    /** Area of a chip. */
    SQUARE_MILLIMETRES("mm2");

    private final String symbol;

    ConstantUnit(String symbol) {
        this.symbol = symbol;
    }

    /**
     * The unit with the given symbol.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known ones
     */
    public static ConstantUnit of(String symbol) {
        for (ConstantUnit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("unknown unit '" + symbol + "'; allowed: "
                + Arrays.stream(values()).map(ConstantUnit::symbol).collect(Collectors.joining(", ")));
    }

    /** How tables write it. */
    public String symbol() {
        return symbol;
    }

    /** True for an energy of an action or of a bit, with which an action can be priced. */
    public boolean isEnergy() {
        return this == PICOJOULES || this == PICOJOULES_PER_BIT;
    }
}
