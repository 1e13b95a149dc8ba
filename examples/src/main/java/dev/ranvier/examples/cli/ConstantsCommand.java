package dev.ranvier.examples.cli;

import dev.ranvier.hardware.cost.Constant;
import dev.ranvier.hardware.cost.ConstantTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier constants}: the energies, bandwidths and areas that machines are priced with. */
@Command(
        name = "constants",
        mixinStandardHelpOptions = true,
        description = {
            "List the table of constants: energies, bandwidths and areas of parts, with sources and how sure they are.",
            "With --json it is printed in the form of the file that --constants of accelerate takes: change it and give it back."
        })
final class ConstantsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--constants",
            paramLabel = "FILE.json",
            description = "List this table instead of the built-in one.")
    private Path file;

    @Option(names = "--json", description = "Print the table as JSON")
    private boolean json;

    /** Read by {@link Failures} from the arguments. */
    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    @Override
    public Integer call() throws IOException {
        ConstantTable table = file == null ? ConstantTable.shipped() : ConstantTable.read(file);
        List<String> lines = new ArrayList<>();
        lines.add(table.name() + ", version " + table.version());
        table.constants().forEach(constant -> lines.add(line(constant)));
        new Answer()
                .with("name", table.name())
                .with("version", table.version())
                .with(
                        "constants",
                        table.constants().stream().map(ConstantsCommand::json).toList())
                .print(spec.commandLine().getOut(), json, lines);
        return ExitCode.GOOD;
    }

    private static String line(Constant constant) {
        return String.format(
                Locale.ROOT,
                "%-28s %10s %-7s %-32s %-9s %s%s",
                constant.key(),
                constant.value(),
                constant.unit().symbol(),
                constant.per()
                        + (constant.nodeNanometres().isPresent()
                                ? ", " + (long) constant.nodeNanometres().getAsDouble() + " nm"
                                : ""),
                constant.confidence().name().toLowerCase(Locale.ROOT),
                constant.source(),
                constant.lowest().isPresent()
                        ? " (" + constant.lowest().getAsDouble() + " to "
                                + constant.highest().getAsDouble() + ")"
                        : "");
    }

    private static Map<String, Object> json(Constant constant) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", constant.key());
        values.put("value", constant.value());
        values.put("unit", constant.unit().symbol());
        values.put("per", constant.per());
        put(values, "nodeNanometres", constant.nodeNanometres());
        put(values, "supplyVolts", constant.supplyVolts());
        values.put("source", constant.source());
        values.put("confidence", constant.confidence().name().toLowerCase(Locale.ROOT));
        put(values, "lowest", constant.lowest());
        put(values, "highest", constant.highest());
        if (!constant.note().isEmpty()) {
            values.put("note", constant.note());
        }
        return values;
    }

    private static void put(Map<String, Object> values, String key, OptionalDouble value) {
        if (value.isPresent()) {
            values.put(key, value.getAsDouble());
        }
    }
}
