package dev.ranvier.examples.cli;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.accelerator.Parameter;
import dev.ranvier.hardware.cost.EnergyEntry;
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

/** {@code ranvier accelerators}: the machines, their figures, and where each figure comes from. */
@Command(
        name = "accelerators",
        mixinStandardHelpOptions = true,
        description = "List the conventional machines with their parameters, energy constants and sources.")
final class AcceleratorsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the list as JSON")
    private boolean json;

    /** Read by {@link Failures} from the arguments. */
    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    @Override
    public Integer call() {
        List<Map<String, Object>> machines = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String name : Machines.names()) {
            Accelerator machine = Machines.named(name);
            machines.add(json(name, machine));
            lines.addAll(lines(name, machine));
        }
        new Answer().with("machines", machines).print(spec.commandLine().getOut(), json, lines);
        return ExitCode.GOOD;
    }

    private static Map<String, Object> json(String name, Accelerator machine) {
        MachineSheet sheet = machine.sheet();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("machine", name);
        values.put("name", sheet.name());
        values.put("family", sheet.family());
        values.put("nodeNanometres", orNull(sheet.nodeNanometres()));
        values.put("clockHertz", machine.clockHertz());
        values.put("wordBits", machine.wordBits());
        values.put("peakGigaOperationsPerSecond", peak(machine));
        values.put(
                "parameters",
                sheet.parameters().stream().map(AcceleratorsCommand::parameter).toList());
        values.put(
                "published",
                sheet.published().stream().map(AcceleratorsCommand::parameter).toList());
        values.put(
                "energies",
                machine.energies().entries().stream()
                        .map(AcceleratorsCommand::energy)
                        .toList());
        Map<String, String> unpublished = new LinkedHashMap<>();
        machine.energies().unpublished().forEach((action, reason) -> unpublished.put(action.key(), reason));
        values.put("unpublishedEnergies", unpublished);
        values.put("notes", sheet.notes());
        return values;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", parameter.key());
        values.put("value", parameter.value());
        values.put("source", parameter.source());
        values.put("confidence", parameter.confidence().name().toLowerCase(Locale.ROOT));
        values.put("note", parameter.note());
        return values;
    }

    private static Map<String, Object> energy(EnergyEntry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", entry.action().key());
        values.put("value", entry.value());
        values.put("unit", entry.unit().symbol());
        values.put("per", entry.per());
        values.put("nodeNanometres", orNull(entry.nodeNanometres()));
        values.put("source", entry.source());
        values.put("confidence", entry.confidence().name().toLowerCase(Locale.ROOT));
        values.put("note", entry.note());
        return values;
    }

    private static List<String> lines(String name, Accelerator machine) {
        MachineSheet sheet = machine.sheet();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %s, %s, %s, %d-bit, peak %.4g GOPS",
                name,
                sheet.name(),
                sheet.family(),
                sheet.nodeNanometres().isPresent()
                        ? number(sheet.nodeNanometres().getAsDouble()) + " nm"
                        : "node not published",
                machine.wordBits(),
                peak(machine)));
        sheet.parameters().forEach(figure -> lines.add(line(figure, "")));
        sheet.published().forEach(figure -> lines.add(line(figure, " (published, not used)")));
        machine.energies()
                .entries()
                .forEach(entry -> lines.add(String.format(
                        "    %s = %s %s, %s: %s",
                        entry.action().key(),
                        number(entry.value()),
                        entry.unit().symbol(),
                        entry.confidence().name().toLowerCase(Locale.ROOT),
                        entry.source())));
        machine.energies()
                .unpublished()
                .forEach((action, reason) -> lines.add("    " + action.key() + " has no constant: " + reason));
        sheet.notes().forEach(note -> lines.add("    Note: " + note));
        return lines;
    }

    private static String line(Parameter figure, String suffix) {
        return String.format(
                "    %s = %s%s, %s: %s",
                figure.key(),
                number(figure.value()),
                suffix,
                figure.confidence().name().toLowerCase(Locale.ROOT),
                figure.source());
    }

    /** Operations are additions and multiplications, so that one multiply-accumulate is two. */
    private static double peak(Accelerator machine) {
        return 2 * machine.peakMultiplyAccumulatesPerCycle() * machine.clockHertz() / 1e9;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
