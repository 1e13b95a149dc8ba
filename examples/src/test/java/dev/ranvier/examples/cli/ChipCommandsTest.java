package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Cases and the example on the chip, from the command line. */
class ChipCommandsTest {

    /** One core; neuron 7 sums axons 0 (type 0, weight 2) and 3 (type 1, weight -1), threshold 2, to line 1. */
    private static final String CASE = """
            {"format":"tn-case-1","name":"tiny","axons_per_core":4,"neurons_per_core":8,"ticks":3,
             "output_port":[2,1],"num_outputs":2,
             "neuron_fields":["index","synapses_hex","weights_by_axon_type","leak","alpha","beta","reset_R","gamma",
              "V0","dx","dy","dest_axon","delay"],
             "cores":[{"xy":[0,0],"axon_types":"0001",
              "neurons":[[7,"9",[2,-1,0,0],0,2,5,0,0,0,2,1,1,1]]}],
             "inputs":[[0,0,0,0],[1,0,0,0],[1,0,0,3],[2,0,0,3]]}
            """;

    private static final String EXPECTED = """
            {"format":"tn-expected-1","name":"tiny","ticks":3,"outputs_by_tick":[[1],[],[]],
             "synaptic_events_by_tick":[1,2,1],"total_spikes":1,"total_manhattan_hops":3,
             "potentials_after_tick":{"1":{"0,0":[1]},"2":{"0,0":[0]}}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path input;
    private Path expected;

    @BeforeEach
    void write() throws IOException {
        input = Files.writeString(folder.resolve("tiny.input.json"), CASE);
        expected = Files.writeString(folder.resolve("tiny.expected.json"), EXPECTED);
    }

    @Test
    void aCaseThatMatchesSaysSoAndWritesWhatItDid() throws IOException {
        Path found = folder.resolve("new/found.json");
        assertEquals(0, run("chip", "run", input, "--expect", expected, "--out", found));
        assertEquals("ticks 3, differences 0\n", out.toString());
        assertEquals(0, run("chip", "run", input, "--expect", found), "what is written can be expected");
    }

    @Test
    void differencesAreNamedAndMakeTheExitCodeOne() throws IOException {
        Files.writeString(expected, EXPECTED.replace(":[1]}", ":[3]}"));
        assertEquals(1, run("chip", "run", input, "--expect", expected));
        assertEquals("ticks 3, differences 1\n", out.toString());
        assertTrue(err.toString().contains("tick 1: core 0,0, neuron number 0: 1, expected 3"), err.toString());
    }

    @Test
    void theReportHasCountsPriceLinksAndDelays() throws IOException {
        assertEquals(0, run("chip", "run", input, "--report", "--tick-ns", 1000, "--hop-ns", 1));
        String text = out.toString();
        assertTrue(text.startsWith("ticks 3, spikes 1, synaptic events 4, hops 3\n"), text);
        assertTrue(text.contains("whole chip of 4096 cores") && text.contains("busiest link"), text);
        assertEquals(0, run("chip", "run", input, "--json", "--threads", 2));
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals(3, json.at("/report/activity/ticks").asInt());
        assertEquals(4, json.at("/report/activity/externalDeliveries").asInt());
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Files.writeString(input, CASE.replace("[2,0,0,3]", "[2,0,0,4]"));
        assertEquals(2, run("chip", "run", input));
        assertTrue(err.toString().contains("axon is 4") && err.toString().contains("axons 0..3"), err.toString());
        Files.writeString(input, CASE.replace(",2,1,1,1]]", ",2,1,1,16]]"));
        assertEquals(2, run("chip", "run", input));
        assertTrue(err.toString().contains("core (0, 0), neuron 7: delay is 16"), err.toString());
        Files.writeString(input, CASE.replace(",2,1,1,1]]", ",3,1,1,1]]"));
        assertEquals(2, run("chip", "run", input, "--out", folder.resolve("none.json")));
        assertTrue(err.toString().contains("sends to (3, 1)"), err.toString());
        assertFalse(Files.exists(folder.resolve("none.json")));
        assertEquals(2, run("chip", "run", input, "--tick-ns", 0));
        assertTrue(err.toString().contains("a tick must have a length"), err.toString());
    }

    @Test
    void theExampleFindsEveryBar() throws IOException {
        Path chip = folder.resolve("bars.json");
        assertEquals(0, run("chip", "example", "--json", "--out", chip));
        JsonNode answers = new ObjectMapper().readTree(out.toString()).at("/answers");
        for (int bar = 0; bar < answers.size(); bar++) {
            for (int line = 0; line < answers.size(); line++) {
                int spikes = answers.at("/" + bar + "/" + line).asInt();
                assertTrue(line == bar ? spikes > 5 : spikes < 3, answers.toString());
            }
        }
        assertTrue(Files.size(chip) > 0);
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return Ranvier.execute(new PrintWriter(out), new PrintWriter(err), words);
    }
}
