package dev.ranvier.hardware.cost;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The units a constant of an {@link EnergyTable} may be given in: an energy for each action, or a static power. */
public enum EnergyUnit {
    /** 1e-15 J for each action. */
    FEMTOJOULES("fJ", 1e-6, false),
    /** 1e-12 J for each action. */
    PICOJOULES("pJ", 1e-3, false),
    /** 1e-9 J for each action. */
    NANOJOULES("nJ", 1, false),
    /** 1e-6 W, drawn for the seconds counted. */
    MICROWATTS("uW", 1e3, true),
    /** 1e-3 W, drawn for the seconds counted. */
    MILLIWATTS("mW", 1e6, true),
    /** 1 W, drawn for the seconds counted. */
    WATTS("W", 1e9, true);

    private final String symbol;
    private final double nanojoules;
    private final boolean power;

    EnergyUnit(String symbol, double nanojoules, boolean power) {
        this.symbol = symbol;
        this.nanojoules = nanojoules;
        this.power = power;
    }

    /**
     * The unit with the given symbol.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known ones
     */
    public static EnergyUnit of(String symbol) {
        for (EnergyUnit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("unknown unit '" + symbol + "'; allowed: "
                + Arrays.stream(values()).map(EnergyUnit::symbol).collect(Collectors.joining(", ")));
    }

    /** How tables write it. */
    public String symbol() {
        return symbol;
    }

    /** Nanojoules of one unit for a count of one: one action, or one second. */
    public double nanojoules() {
        return nanojoules;
    }

    /** True for a power, whose counts are seconds. */
    public boolean isPower() {
        return power;
    }
}
