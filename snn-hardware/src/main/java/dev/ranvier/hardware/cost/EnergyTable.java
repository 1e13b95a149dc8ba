package dev.ranvier.hardware.cost;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each action costs and where that figure comes from. Shipped tables are JSON resources; a user's own table is a file of
 * the same form:
 *
 * <pre>{@code
 * {"format": "ranvier-energy-1", "name": "...", "nodeNm": 28, "voltage": 0.8, "entries": [
 *   {"action": "mac.int8", "value": 0.23, "unit": "pJ", "source": "...", "confidence": "DERIVED", "note": "..."}]}
 * }</pre>
 *
 * <p>The unit is {@code pJ} (an action) or {@code W} (actions of the part {@code static}, whose count is microseconds).
 */
public final class EnergyTable {

    /** Value of the key {@code format}. */
    public static final String FORMAT = "ranvier-energy-1";

    private static final Set<String> UNITS = Set.of("pJ", "W");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Header header;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * One constant.
     *
     * @param action {@code part.action}
     * @param value what one action costs, at least 0
     * @param unit {@code pJ} or {@code W}
     * @param source authors, year, where
     * @param confidence how sure it is
     * @param note what a reader must know; may be empty
     */
    public record Entry(String action, double value, String unit, String source, Confidence confidence, String note) {}

    /**
     * The file.
     *
     * @param format {@value EnergyTable#FORMAT}
     * @param name shown to the user
     * @param nodeNm technology node that the constants stand for, nm
     * @param voltage supply that they stand for, V; 0 if the sources do not say
     * @param entries the constants
     */
    private record Header(String format, String name, double nodeNm, double voltage, List<Entry> entries) {}

    private EnergyTable(String file, Header header) throws FormatException {
        this.header = header;
        if (!FORMAT.equals(header.format())) {
            throw new FormatException(
                    file,
                    "format",
                    "is '" + header.format() + "', expected '" + FORMAT + "'; is this an energy table?");
        }
        for (Entry entry : header.entries()) {
            check(file, entry);
            if (entries.put(entry.action(), entry) != null) {
                throw new FormatException(file, "entry " + entry.action(), "stands there twice");
            }
        }
    }

    /**
     * Reads a table of the user's.
     *
     * @throws FormatException if the file is no energy table: names the entry and what is wrong with it
     */
    public static EnergyTable read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file.toString(), in);
        }
    }

    /**
     * A table that comes with the program.
     *
     * @param owner class beside which the resource lies
     * @param resource file name
     */
    public static EnergyTable shipped(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("energy table " + resource + " is missing from the program");
            }
            return parse(resource, in);
        } catch (IOException e) {
            throw new IllegalStateException("energy table " + resource + " of the program is damaged", e);
        }
    }

    private static EnergyTable parse(String file, InputStream in) throws IOException {
        try {
            return new EnergyTable(file, JSON.readValue(in, Header.class));
        } catch (JacksonException e) {
            String place = e.getLocation() == null
                    ? "content"
                    : "line " + e.getLocation().getLineNr();
            throw new FormatException(file, place, e.getOriginalMessage());
        }
    }

    /** Shown to the user. */
    public String name() {
        return header.name();
    }

    /** Technology node that the constants stand for, nm. */
    public double nodeNm() {
        return header.nodeNm();
    }

    /** Supply voltage that the constants stand for; 0 if the sources do not say. */
    public double voltage() {
        return header.voltage();
    }

    /**
     * The constant of an action.
     *
     * @throws IllegalArgumentException if the table has none: nothing is priced with a guess
     */
    public Entry entry(String action) {
        Entry entry = entries.get(action);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "table '" + header.name() + "' has no constant for " + action + "; it has " + entries.keySet());
        }
        return entry;
    }

    /**
     * This table with one constant changed, for sensitivity studies and tests.
     *
     * @param action a constant of this table
     * @param value the new value
     */
    public EnergyTable withValue(String action, double value) {
        Entry old = entry(action);
        List<Entry> changed = header.entries().stream()
                .map(entry -> entry.equals(old)
                        ? new Entry(action, value, old.unit(), old.source(), old.confidence(), old.note())
                        : entry)
                .toList();
        try {
            return new EnergyTable(
                    header.name(),
                    new Header(header.format(), header.name(), header.nodeNm(), header.voltage(), changed));
        } catch (FormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void check(String file, Entry entry) throws FormatException {
        String place = "entry " + entry.action();
        if (entry.action().indexOf('.') < 1) {
            throw new FormatException(file, place, "an action is named part.action");
        }
        if (!(entry.value() >= 0) || Double.isInfinite(entry.value())) {
            throw new FormatException(file, place, "value must be finite and at least 0, is " + entry.value());
        }
        if (!UNITS.contains(entry.unit())) {
            throw new FormatException(file, place, "unit is '" + entry.unit() + "', known are pJ and W");
        }
        if (entry.action().startsWith("static.") != entry.unit().equals("W")) {
            throw new FormatException(file, place, "W goes with the part 'static' and pJ with all others");
        }
        if (entry.source().isBlank()) {
            throw new FormatException(file, place, "has no source; a figure without a source is not used");
        }
    }
}
