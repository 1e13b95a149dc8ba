package dev.ranvier.examples.cli;

import dev.ranvier.hardware.chip.ChipReport;
import dev.ranvier.hardware.chip.ChipSimulator;
import dev.ranvier.hardware.chip.ChipTeam;
import dev.ranvier.hardware.chip.TnCase;
import dev.ranvier.hardware.chip.TnCaseFile;
import dev.ranvier.hardware.chip.TnRecord;
import dev.ranvier.hardware.chip.TnRecordFile;
import dev.ranvier.hardware.chip.TransitCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * A case on the chip, held against what is expected of it.
 *
 * @param file the case
 * @param expect what is expected, or null
 * @param out where to write the outputs, or null
 * @param report print counts, price, link loads and delays too short as well
 * @param transit what the way of a spike takes
 * @param threads number of threads; changes nothing but the time it takes
 * @param json print the counts as JSON
 */
record ChipCase(Path file, Path expect, Path out, boolean report, TransitCheck transit, int threads, boolean json) {

    private static final int DIFFERENCES_SHOWN = 20;
    private static final int CORES_WORTH_A_TEAM = 64; // with fewer, waiting for each other costs more than it saves

    /** Runs and prints; the exit code says whether there were differences. */
    int run(CommandLine command) throws IOException {
        FileKind.CASE.require(file);
        TnCase tnCase = TnCaseFile.read(file);
        TnRecord expected = null;
        if (expect != null) {
            FileKind.EXPECTED.require(expect);
            expected = TnRecordFile.read(expect);
        }
        Set<Integer> potentialTicks =
                expected == null ? Set.of() : expected.potentials().keySet();
        TnRecord found;
        ChipReport cost;
        try (ChipTeam team = new ChipTeam(tnCase.program().cores().size() < CORES_WORTH_A_TEAM ? 1 : threads)) {
            ChipSimulator simulator = new ChipSimulator(tnCase.program(), team, true);
            found = tnCase.run(potentialTicks, simulator);
            cost = ChipReport.of(simulator, transit);
        }
        if (out != null) {
            OutputFile.makeFolderOf(out);
            TnRecordFile.write(found, out);
        }
        List<String> differences = expected == null ? List.of() : found.differencesFrom(expected);
        print(command, found, cost, expected != null, differences);
        return differences.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private void print(
            CommandLine command, TnRecord found, ChipReport cost, boolean compared, List<String> differences) {
        PrintWriter err = command.getErr();
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(err::println);
        if (differences.size() > DIFFERENCES_SHOWN) {
            err.println("... and " + (differences.size() - DIFFERENCES_SHOWN) + " more");
        }
        err.flush();
        long events = Arrays.stream(found.synapticEvents()).sum();
        Answer answer = new Answer().with("ticks", found.ticks());
        String line = "ticks " + found.ticks();
        if (compared) {
            answer.with("differences", differences.size());
            line += ", differences " + differences.size();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                compared
                        ? line
                        : line + ", spikes " + found.totalSpikes() + ", synaptic events " + events + ", hops "
                                + found.totalHops());
        if (report) {
            lines.addAll(cost.lines());
        }
        answer.with("spikes", found.totalSpikes())
                .with("synapticEvents", events)
                .with("hops", found.totalHops())
                .with("report", cost)
                .print(command.getOut(), json, lines);
    }
}
