package dev.ranvier.examples.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark compare}: two files of {@code benchmark --out} side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two files of benchmark --out; the exit code is 1 if something got slower.",
        footer = {
            "",
            "Only files of one machine, taken when nothing else ran on it, can be compared. Different spikes mean that the"
                    + " work is not the same; they are said."
        })
final class BenchmarkCompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD.json", description = "The earlier measurement")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW.json", description = "The later one")
    private Path recent;

    @Option(
            names = "--tolerance",
            paramLabel = "P",
            defaultValue = "10",
            description = "Per cent of the old time by which a new one may be longer. Default: ${DEFAULT-VALUE}")
    private double tolerancePercent;

    @Override
    public Integer call() throws IOException {
        Map<String, JsonNode> before = read(old);
        Map<String, JsonNode> after = read(recent);
        PrintWriter out = spec.commandLine().getOut();
        boolean slower = false;
        for (Map.Entry<String, JsonNode> entry : before.entrySet()) {
            JsonNode now = after.get(entry.getKey());
            if (now == null) {
                out.println(entry.getKey() + ": not in " + recent);
                continue;
            }
            double ratio = now.get("wallPerNetworkSecond").doubleValue()
                    / entry.getValue().get("wallPerNetworkSecond").doubleValue();
            boolean tooSlow = ratio > 1 + tolerancePercent / 100;
            slower |= tooSlow;
            boolean sameWork = entry.getValue().get("spikes").equals(now.get("spikes"));
            out.println(String.format(
                    Locale.ROOT,
                    "%-40s %.4f -> %.4f s a second, ratio %.3f%s%s",
                    entry.getKey(),
                    entry.getValue().get("wallPerNetworkSecond").doubleValue(),
                    now.get("wallPerNetworkSecond").doubleValue(),
                    ratio,
                    tooSlow ? "  SLOWER" : "",
                    sameWork ? "" : "  (other spikes: not the same work)"));
        }
        out.flush();
        return slower ? ExitCode.FAILED : ExitCode.GOOD;
    }

    /** Results by network, engine, precision and threads. */
    private static Map<String, JsonNode> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new UserMistake(file + " is no JSON file: " + e.getOriginalMessage(), e);
        }
        Map<String, JsonNode> results = new LinkedHashMap<>();
        Iterable<JsonNode> all = root.has("benchmarks") ? root.get("benchmarks") : List.of(root);
        for (JsonNode result : all) {
            if (!result.has("wallPerNetworkSecond") || !result.has("spikes")) {
                throw new UserMistake(
                        file + " was not written by benchmark --out; a result has no wallPerNetworkSecond");
            }
            String key =
                    result.get("network").asText() + " " + result.get("engine").asText() + " "
                            + result.get("precision").asText() + " "
                            + result.get("threads").asText() + " thread(s)";
            results.put(key, result);
        }
        return results;
    }
}
