package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.hardware.chip.TnCase;
import dev.ranvier.hardware.chip.TnCaseFile;
import dev.ranvier.hardware.chip.TnRecord;
import dev.ranvier.hardware.chip.TnRecordFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier chip run}: runs a case tick by tick, and holds it against what is expected. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the chip tick by tick: a case (*.input.json), against its expected outputs if given.")
final class ChipRunCommand implements Callable<Integer> {

    private static final int DIFFERENCES_SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "CASE", description = "Case file of format tn-case-1.")
    private Path file;

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = "Expected outputs of the case (tn-expected-1); differences make the exit code 1.")
    private Path expect;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the outputs of the case.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        TnCase tnCase = TnCaseFile.read(file);
        TnRecord expected = expect == null ? null : TnRecordFile.read(expect);
        Set<Integer> potentialTicks =
                expected == null ? Set.of() : expected.potentials().keySet();
        TnRecord found = tnCase.run(potentialTicks);
        if (out != null) {
            TnRecordFile.write(found, out);
        }
        List<String> differences = expected == null ? List.of() : found.differencesFrom(expected);
        print(found, expected != null, differences);
        return differences.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private void print(TnRecord found, boolean compared, List<String> differences) {
        PrintWriter err = spec.commandLine().getErr();
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(err::println);
        if (differences.size() > DIFFERENCES_SHOWN) {
            err.println("... and " + (differences.size() - DIFFERENCES_SHOWN) + " more");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ticks", found.ticks());
        if (compared) {
            result.put("differences", differences.size());
        } else {
            result.put("spikes", found.totalSpikes());
            result.put("hops", found.totalHops());
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(result));
        } else {
            StringBuilder line = new StringBuilder();
            result.forEach((key, value) -> line.append(line.isEmpty() ? "" : ", ")
                    .append(key)
                    .append(' ')
                    .append(value));
            printer.println(line);
        }
    }
}
