package dev.ranvier.hardware.cost;

/** Something was counted that the table has no constant for. Nothing is priced then. */
public class MissingConstantException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String table;
    private final String key;

    MissingConstantException(String table, Action action, double count, String known) {
        super("energy table '" + table + "' has no constant for " + action + ", which was counted "
                + (count == Math.rint(count) && count < 1e15 ? String.valueOf((long) count) : String.valueOf(count))
                + " times; it has: " + known);
        this.table = table;
        this.key = action.key();
    }

    /** Name of the table. */
    public String table() {
        return table;
    }

    /** Key of the missing constant, {@code part.action}. */
    public String key() {
        return key;
    }
}
