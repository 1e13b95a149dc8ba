package dev.ranvier.examples.simulation;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.io.SpikeFile;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.recording.RunListener;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SimulationTest {

    private static final EngineChoice EVENT = new EngineChoice(EngineChoice.Kind.event, 0, Precision.DOUBLE, 1);
    private static final Network NETWORK = SmallCircuits.drivenAndRelay();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "npz"})
    void whatIsWrittenIsWhatHappened(String format) throws IOException {
        SimulationOutcome outcome = run(settings(200, 50, format, 5_000), RunListener.NONE);
        // The cells fire each 10 ln 2 ms from then on; 28 times by 200 ms, 7 of them before 50 ms
        SimulationResult result = outcome.result();
        assertEquals(200, result.simulatedMs());
        assertNull(result.brokenOff());
        assertEquals(2 * 28 + 1 + 1, result.spikes(), "two cells, one input spike, one relayed");
        PopulationResult cells = result.populations().get(1);
        assertEquals(2 * 21, cells.spikes());
        assertEquals(140, cells.meanRateHz(), 1e-9);
        assertEquals(0, cells.cvIsi(), 1e-9);

        SpikeRecording read = SpikeFile.read(folder.resolve("spikes." + format));
        assertEquals(2 * 28, read.population("cells").spikes().size());
        assertArrayEquals(new double[] {12.5}, read.population("in").spikes().timesMs());
        assertArrayEquals(new double[] {14}, read.population("relay").spikes().timesMs());
        assertEquals(200, read.untilMs());
        assertEquals("spikes." + format, result.spikeFile());
    }

    @Test
    void potentialsAreWrittenAtTheirInterval() throws IOException {
        SimulationSettings settings =
                new SimulationSettings(6, 0, List.of(Probe.parse("cells:1"), Probe.parse("relay:0")), 2, "csv", 5_000);
        run(settings, RunListener.NONE);
        List<String> lines = Files.readAllLines(folder.resolve("potentials-cells.csv"));
        assertEquals("timeMs,cells[1]", lines.get(0));
        assertEquals(
                List.of("0.0", "2.0", "4.0", "6.0"),
                lines.stream().skip(1).map(line -> line.split(",")[0]).toList());
        assertEquals(30 * -Math.expm1(-0.4), Double.parseDouble(lines.get(3).split(",")[1]), 1e-12);
        assertTrue(Files.exists(folder.resolve("potentials-relay.csv")));
    }

    @Test
    void aRunThatIsStoppedKeepsItsFilesAndSaysSo() throws IOException {
        SimulationSettings settings = new SimulationSettings(1e9, 0, List.of(Probe.parse("cells:0")), 1, "csv", 5_000);
        SimulationOutcome outcome = run(settings, (timeMs, untilMs) -> false);
        SimulationResult result = outcome.result();
        assertTrue(result.partial());
        assertEquals("stopped", result.brokenOff());
        assertTrue(result.simulatedMs() > 0 && result.simulatedMs() < 1e9);
        assertEquals(List.of("potentials-cells.partial.csv", "spikes.partial.csv"), files());
        SpikeRecording read = SpikeFile.read(folder.resolve(result.spikeFile()));
        assertTrue(read.partial());
        assertEquals(result.simulatedMs(), read.untilMs());
        assertEquals(result.spikes(), read.spikes());
    }

    @Test
    void runawayActivityEndsTheRunAndKeepsWhatWasBefore() throws IOException {
        SimulationOutcome outcome = run(settings(200, 0, "npz", 100), RunListener.NONE);
        SimulationResult result = outcome.result();
        assertTrue(result.brokenOff().contains("population cells ran away"), result.brokenOff());
        // allowed are 2 cells x 100 Hz x 20 ms = 4 spikes a window; from 20 to 40 ms they would fire thrice each
        assertEquals(5 * 10 * Math.log(2), result.simulatedMs(), 1e-9);
        SpikeRecording read = SpikeFile.read(folder.resolve("spikes.partial.npz"));
        assertTrue(read.partial());
        assertEquals(result.simulatedMs(), read.untilMs());
        assertEquals(List.of("spikes.partial.npz"), files());
    }

    @Test
    void chartsAreDrawnAlsoWhereNothingHappened() throws IOException {
        SimulationSettings settings =
                new SimulationSettings(5, 0, List.of(Probe.parse("cells:0-1")), 0.5, "csv", 5_000);
        List<String> names = SimulationCharts.write(run(settings, RunListener.NONE), folder);
        assertEquals(List.of("raster", "rates", "potentials-cells"), names, "no intervals in 5 ms");
        for (String name : names) {
            assertTrue(Files.size(folder.resolve(name + ".png")) > 1_000);
            assertTrue(Files.exists(folder.resolve(name + ".svg")));
        }
        List<String> longer = SimulationCharts.write(run(settings(100, 0, "csv", 5_000), RunListener.NONE), folder);
        assertEquals(List.of("raster", "rates", "intervals"), longer);
    }

    @Test
    void probesAreReadFromText() {
        Probe probe = Probe.parse("a:b:0, 5,10-12");
        assertEquals("a:b", probe.population());
        assertArrayEquals(new int[] {0, 5, 10, 11, 12}, probe.neurons());
        for (String wrong :
                List.of("cells", "cells:", ":3", "cells:x", "cells:3-", "cells:5-3", "cells:0-1000", "c:-1")) {
            assertThrows(IllegalArgumentException.class, () -> Probe.parse(wrong), wrong);
        }
        assertThrows(
                IllegalArgumentException.class, () -> Probe.parse("cells:2").requireIn(NETWORK));
        assertThrows(IllegalArgumentException.class, () -> Probe.parse("none:0").requireIn(NETWORK));
    }

    @Test
    void binsHaveRoundWidths() {
        assertEquals(5, RoundNumbers.upTo(2.5, 0), 1e-12);
        assertEquals(2, RoundNumbers.upTo(2, 0), 1e-12);
        assertEquals(0.05, RoundNumbers.upTo(0.021, 0), 1e-12);
        assertEquals(5.1, RoundNumbers.upTo(2.5, 0.3), 1e-12);
        assertEquals(7, RoundNumbers.upTo(0.01, 7), 1e-12);
    }

    @Test
    void memoryForStatisticsIsBounded() {
        BoundedLog log = new BoundedLog(1, 10, 3);
        for (int i = 0; i < 10; i++) {
            log.spike(0, 0, 5.0 + 2 * i);
        }
        // kept are 11, 13, 15 and the one of 17 ms, which says that memory was full before it
        assertEquals(17, log.completeUntilMs());
        SpikeBatch kept = log.spikes(0);
        assertEquals(11, kept.timesMs()[0]);
        assertEquals(4, kept.size());
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> settings(0, 0, "csv", 1));
        assertThrows(IllegalArgumentException.class, () -> settings(10, 10, "csv", 1));
        assertThrows(IllegalArgumentException.class, () -> settings(10, 0, "txt", 1));
        assertThrows(IllegalArgumentException.class, () -> settings(10, 0, "csv", 0));
        List<Probe> twice = List.of(Probe.parse("a b:0"), Probe.parse("a_b:1"));
        assertThrows(IllegalArgumentException.class, () -> new SimulationSettings(1, 0, twice, 1, "csv", 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new EngineChoice(EngineChoice.Kind.event, 0.1, Precision.DOUBLE, 1));
    }

    private SimulationOutcome run(SimulationSettings settings, RunListener listener) throws IOException {
        Stimulus stimulus = Stimulus.of("in", new SpikeBatch(new int[] {3}, new double[] {12.5}));
        return new Simulation(NETWORK, EVENT, settings, stimulus).run(folder, listener);
    }

    private static SimulationSettings settings(double durationMs, double fromMs, String format, double maxRateHz) {
        return new SimulationSettings(durationMs, fromMs, List.of(), 1, format, maxRateHz);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
