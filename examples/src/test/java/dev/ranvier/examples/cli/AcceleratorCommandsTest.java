package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ranvier.hardware.accelerator.Machines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AcceleratorCommandsTest {

    private static final String HEADER = "network,layer,rows,cols,dataflow,cycles,utilisation_pct,mapping_eff_pct,"
            + "sram_ifmap_reads,sram_filter_reads,sram_ofmap_writes";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void systolicCountsEachRowAndIgnoresOtherColumns() throws IOException {
        // 5 x 3 x 4 on 2 x 2, sums stay: 3 x 2 folds of 4 + 2 + 2 - 2 = 6 cycles; 60 products in 4 elements and 35
        // cycles.
        Path cases = Files.writeString(
                folder.resolve("cases.csv"),
                "dataflow,network,layer,M,N,K,rows,cols,colour\nos,net,\"a,b\",5,3,4,2,2,red\nws,net,c,5,3,4,2,2,blue\n");
        assertEquals(0, run("systolic", "--layers", cases.toString()), err.toString());
        List<String> lines = out.toString().lines().toList();
        assertEquals(HEADER, lines.get(0));
        // Mapping: 15 results in 6 folds of 4 elements.
        assertEquals("net,\"a,b\",2,2,os,36," + 100.0 * 60 / (4 * 35) + ",62.5,40,36,15", lines.get(1));
        // Weights stay: 2 x 2 folds of 2 x 2 + 2 + 5 - 2 = 9 cycles.
        assertEquals("net,c,2,2,ws,36," + 100.0 * 60 / (4 * 35) + ",75.0,40,12,30", lines.get(2));
    }

    @Test
    void systolicWritesAFileWholeOrNotAtAll() throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.csv"), "network,layer,M,N,K,rows,cols,dataflow\nn,a,1,1,1,1,1,is\n");
        Path result = folder.resolve("new/result.csv");
        assertEquals(0, run("systolic", "--layers", good.toString(), "--out", result.toString()), err.toString());
        assertEquals(2, Files.readAllLines(result).size());
        assertEquals("", out.toString());
        Path bad = Files.writeString(
                folder.resolve("bad.csv"),
                "network,layer,M,N,K,rows,cols,dataflow\nn,a,1,1,1,1,1,is\nn,b,1,1,1,1,1,xs\n");
        Path none = folder.resolve("none.csv");
        assertEquals(2, run("systolic", "--layers", bad.toString(), "--out", none.toString()));
        assertFalse(Files.exists(none));
        assertTrue(
                err.toString().contains("bad.csv, row 3, column dataflow: unknown dataflow 'xs'; allowed: ws, os, is"),
                err.toString());
    }

    @Test
    void systolicDrainsAsThePaperSaysIfAsked() throws IOException {
        Path one = Files.writeString(
                folder.resolve("one.csv"), "network,layer,M,N,K,rows,cols,dataflow\nn,a,5,3,4,2,2,os\n");
        assertEquals(0, run("systolic", "--layers", one.toString(), "--drain", "paper"));
        assertTrue(out.toString().contains(",os,48,"), out.toString());
        assertEquals(2, run("systolic", "--layers", one.toString(), "--drain", "plug"));
        assertTrue(err.toString().contains("--drain must be tool or paper, got plug"), err.toString());
    }

    @Test
    void acceleratorsListsAllWithSources() throws IOException {
        assertEquals(0, run("accelerators", "--json"), err.toString());
        JsonNode machines = new ObjectMapper().readTree(out.toString()).path("machines");
        assertEquals(Machines.names().size(), machines.size());
        for (JsonNode machine : machines) {
            for (JsonNode figure : machine.path("parameters")) {
                assertFalse(figure.path("source").path("reference").asText().isEmpty(), figure.toString());
                assertFalse(figure.path("confidence").asText().isEmpty(), figure.toString());
            }
            assertTrue(
                    machine.path("energies").size()
                                    + machine.path("unpublishedEnergies").size()
                            > 0,
                    machine.toString());
        }
    }

    @Test
    void accelerateRunsANetworkOfTheLiteratureByLayer() throws IOException {
        assertEquals(
                0,
                run(
                        "accelerate",
                        "--machine",
                        "tpu-v1",
                        "--workload",
                        "lenet-5",
                        "--batch",
                        "3",
                        "--bits",
                        "8",
                        "--json"),
                err.toString());
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertEquals("tpu-v1", result.path("machine").asText());
        assertEquals(3, result.path("batch").asInt());
        assertEquals(5, result.path("layers").size());
        assertEquals(
                3 * 416_520, result.path("total").path("multiplyAccumulates").asLong());
        double parts = 0;
        for (JsonNode part : result.path("total").path("breakdownNanojoules")) {
            parts += part.asDouble();
        }
        assertEquals(parts / 3, result.path("energyPerSampleNanojoules").asDouble(), 1e-6 * parts);
    }

    @Test
    void accelerateReadsAFileAndNamesWhatIsWrongInIt() throws IOException {
        Path layers = Files.writeString(
                folder.resolve("mine.csv"), "layer,type,channels,outputs\nfc1,dense,20,10\nfc2,dense,12,5\n");
        assertEquals(2, run("accelerate", "--machine", "eyeriss", "--workload", layers.toString()));
        assertTrue(err.toString().contains("row 3, column channels: the layer takes 12, but 10 come"), err.toString());
        Files.writeString(layers, "layer,type,channels,outputs\nfc1,dense,20,10\nfc2,dense,10,5\n");
        assertEquals(0, run("accelerate", "--machine", "eyeriss", "--workload", layers.toString()), err.toString());
        assertTrue(out.toString().contains("fc2"), out.toString());
        assertTrue(out.toString().contains("Source: "), out.toString());
    }

    @Test
    void anUnknownMachineOrNetworkIsNamedWithThoseThereAre() {
        assertEquals(2, run("accelerate", "--machine", "tpu", "--workload", "lenet-5"));
        assertTrue(err.toString().contains("no machine 'tpu'; there are: "), err.toString());
        assertEquals(2, run("accelerate", "--machine", "tpu-v1", "--workload", "lenet5"));
        assertTrue(err.toString().contains("no network 'lenet5'"), err.toString());
        assertEquals(2, run("accelerate", "--machine", "tpu-v1", "--workload", "lenet-5", "--batch", "0"));
        assertTrue(err.toString().contains("batch must be at least 1, got 0"), err.toString());
        assertEquals(2, run("accelerate", "--machine", "tpu-v1", "--workload", "lenet-5", "--bits", "65"));
        assertTrue(err.toString().contains("bits must be 1..64"), err.toString());
    }

    @Test
    void theTableOfConstantsCanBeReplaced() throws IOException {
        assertEquals(0, run("constants", "--json"), err.toString());
        String changed = out.toString().replaceFirst("(\"key\" : \"multiply.int8\",\\s*\"value\" : )0.2", "$12.0");
        Path table = Files.writeString(folder.resolve("constants.json"), changed);
        double before = macNanojoules();
        double after = macNanojoules("--constants", table.toString());
        // 416,520 multiplications of 2.0 instead of 0.2 pJ; the additions stay.
        assertEquals(416_520 * 1.8e-3, after - before, 1e-6);
        Files.writeString(table, changed.replace("\"GB/s\"", "\"Gb/s\""));
        assertEquals(2, run("constants", "--constants", table.toString()));
        assertTrue(err.toString().contains("unknown unit 'Gb/s'; allowed: pJ, pJ/bit, GB/s"), err.toString());
    }

    private double macNanojoules(String... more) throws IOException {
        out.getBuffer().setLength(0);
        List<String> arguments =
                new ArrayList<>(List.of("accelerate", "--machine", "tpu-v1", "--workload", "lenet-5", "--json"));
        arguments.addAll(List.of(more));
        assertEquals(0, run(arguments.toArray(String[]::new)), err.toString());
        return new ObjectMapper()
                .readTree(out.toString())
                .at("/total/breakdownNanojoules/mac")
                .asDouble();
    }

    @Test
    void validateHoldsAllMachinesAgainstTheirSources() throws IOException {
        assertEquals(0, run("validate", "--json"), err.toString());
        JsonNode rows = new ObjectMapper().readTree(out.toString()).path("rows");
        assertTrue(rows.size() > 30, rows.size() + " rows");
        assertEquals(2, run("validate", "--json", "--markdown"));
        assertTrue(err.toString().contains("exclude each other"), err.toString());
    }

    @Test
    void theStudyDrawsItsCharts() {
        Path charts = folder.resolve("charts");
        assertEquals(
                0, run("study", "accelerators", "--workload", "lenet-5", "--out", charts.toString()), err.toString());
        for (String chart : List.of("machines-energy", "layers-energy", "latency-energy", "roofline", "utilisation")) {
            assertTrue(Files.exists(charts.resolve(chart + ".png")), chart);
            assertTrue(Files.exists(charts.resolve(chart + ".svg")), chart);
        }
    }

    private int run(String... arguments) {
        return Ranvier.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
