package dev.ranvier.examples.study;

import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.examples.study.StudyResult.Snn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A study's result as comma-separated values (RFC 4180 quoting, line feeds): one row a network or machine. */
public final class ResultCsv {

    private static final String HEADER = "name,family,network,accuracy,energyPerSampleNanojoules,latencyMicroseconds,"
            + "meanDecisionSteps,meanDecisionTimeMs,spikesPerSample,synapticEventsPerSample";

    private ResultCsv() {}

    /** The whole file; a value that a row does not have is empty. */
    public static String of(StudyResult result) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.add(line("ANN", "ann", result.ann().layers(), result.ann().accuracy(), "", "", "", "", "", ""));
        for (Snn snn : result.snn()) {
            lines.add(line(
                    "SNN " + snn.coding(),
                    "snn",
                    result.ann().layers(),
                    snn.accuracy(),
                    "",
                    "",
                    snn.meanDecisionSteps(),
                    snn.meanDecisionTimeMs(),
                    snn.spikesPerSample(),
                    snn.synapticEventsPerSample()));
        }
        lines.add(line(
                "chip variant (ANN)",
                "ann",
                result.chipModel().structure(),
                result.chipModel().accuracy(),
                "",
                "",
                "",
                "",
                "",
                ""));
        for (Machine machine : result.machines()) {
            lines.add(line(
                    machine.name(),
                    machine.family(),
                    machine.network(),
                    machine.accuracy(),
                    machine.energyPerSampleNanojoules(),
                    machine.latencyMicroseconds(),
                    "",
                    "",
                    machine.spikesPerSample(),
                    machine.counts().get("core.synapticEvent")));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Object... cells) {
        List<String> quoted = new ArrayList<>();
        for (Object cell : cells) {
            String text = cell == null ? "" : cell.toString();
            quoted.add(
                    text.contains(",") || text.contains("\"") || text.contains("\n")
                            ? '"' + text.replace("\"", "\"\"") + '"'
                            : text);
        }
        return String.join(",", quoted);
    }
}
