package dev.ranvier.core.io;

import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.core.spike.SpikeRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpikeFileTest {

    /** Names that would trip a careless reader. */
    private static final Network NETWORK = new Network(
            "names",
            TimeBase.continuous(),
            List.of(
                    new Population("in, \"quoted\" # not a comment", 300, new SpikeSource()),
                    new Population("silent", 7, IntegrateAndFire.withThreshold(1)),
                    new Population("\u00fcbrige", 40, IntegrateAndFire.withThreshold(1))),
            List.of());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"spikes.csv", "spikes.npz"})
    void whatIsReadBackHasTheSameBits(String name) throws IOException {
        Path file = folder.resolve(name);
        SpikeLog log = new SpikeLog(3);
        int spikes = 20_000; // more than the buffers hold
        try (SpikeWriter writer = SpikeFile.create(file, NETWORK)) {
            for (int i = 0; i < spikes; i++) {
                double timeMs = i * 0.1 + 1e-9 * (i % 7);
                int population = i % 5 == 0 ? 2 : 0;
                writer.spike(population, i % 40, timeMs);
                log.spike(population, i % 40, timeMs);
            }
            writer.finish(2_500);
        }
        SpikeRecording read = SpikeFile.read(file);
        assertFalse(read.partial());
        assertEquals(2_500, read.untilMs());
        assertEquals(spikes, read.spikes());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    NETWORK.populations().get(i).name(),
                    read.populations().get(i).name());
            assertEquals(
                    NETWORK.populations().get(i).size(),
                    read.populations().get(i).neurons());
            assertEquals(log.spikes(i), read.populations().get(i).spikes());
        }
        assertEquals(List.of(name), files());
    }

    @ParameterizedTest
    @CsvSource({"spikes.csv, spikes.partial.csv", "spikes.npz, spikes.partial.npz"})
    void aRunThatBreaksOffLeavesItsSpikesAndSaysSo(String name, String partialName) throws IOException {
        try (SpikeWriter writer = SpikeFile.create(folder.resolve(name), NETWORK)) {
            writer.spike(0, 1, 2.5);
            writer.breakOff(3.25);
        }
        assertEquals(List.of(partialName), files());
        SpikeRecording read = SpikeFile.read(folder.resolve(partialName));
        assertTrue(read.partial());
        assertEquals(3.25, read.untilMs());
        assertEquals(1, read.spikes());
    }

    @ParameterizedTest
    @CsvSource({"spikes.csv, spikes.partial.csv", "spikes.npz, spikes.partial.npz"})
    void anExceptionCountsAsBrokenOff(String name, String partialName) throws IOException {
        assertThrows(IllegalStateException.class, () -> {
            try (SpikeWriter writer = SpikeFile.create(folder.resolve(name), NETWORK)) {
                for (int i = 0; i < 10_000; i++) {
                    writer.spike(2, 5, 0.5 * i);
                }
                throw new IllegalStateException("the run failed");
            }
        });
        SpikeRecording read = SpikeFile.read(folder.resolve(partialName));
        assertTrue(read.partial());
        assertEquals(10_000, read.spikes());
        assertEquals(0.5 * 9_999, read.untilMs(), "the last spike is all that is known");
        assertEquals(List.of(partialName), files(), "no hidden files stay");
    }

    @Test
    void aFinishedRunReplacesBothTheOldFileAndThePartialOne() throws IOException {
        Path file = folder.resolve("spikes.csv");
        Files.writeString(file, "old");
        Files.writeString(folder.resolve("spikes.partial.csv"), "older and longer than what comes");
        try (SpikeWriter writer = SpikeFile.create(file, NETWORK)) {
            assertEquals("old", Files.readString(file), "untouched while the run goes on");
            writer.finish(1);
        }
        assertEquals(List.of("spikes.csv"), files());
        assertEquals(0, SpikeFile.read(file).spikes());
    }

    @Test
    void textOfAKilledProgramIsReadUpToItsLastWholeLine() throws IOException {
        Path file = folder.resolve("killed.csv");
        String begin = "# ranvier-spikes-1\n# population exc,10\npopulation,neuron,timeMs\nexc,3,1.5\n";
        Files.writeString(file, begin + "exc,4,12.3"); // it may have been 12.34
        SpikeRecording read = SpikeFile.read(file);
        assertTrue(read.partial());
        assertEquals(1, read.spikes());
        assertEquals(1.5, read.untilMs());

        Files.writeString(file, begin + "# end 100"); // it may have been 1000
        assertTrue(SpikeFile.read(file).partial());
        Files.writeString(file, begin);
        assertEquals(1, SpikeFile.read(file).spikes());
        Files.writeString(file, begin + "# end 100\n");
        assertFalse(SpikeFile.read(file).partial());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exc,10,1.5 | line 4
            inh,1,1.5 | line 4
            exc,1 | line 4
            exc,1,x | line 4
            exc,1,-1 | line 4
            exc,1,Infinity | line 4
            exc,1,5;exc,1,4.9 | line 5
            exc,1,5;# end 4 | line 5
            # end 4;exc,1,5 | line 5
            "exc,1,5 | line 4
            """)
    void wrongTextIsNamedByItsLine(String lines, String place) throws IOException {
        Path file = folder.resolve("wrong.csv");
        Files.writeString(
                file,
                "# ranvier-spikes-1\n# population exc,10\npopulation,neuron,timeMs\n" + lines.replace(';', '\n')
                        + "\n");
        FormatException wrong = assertThrows(FormatException.class, () -> SpikeFile.read(file));
        assertEquals(place, wrong.place());
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path csv = folder.resolve("other.csv");
        Files.writeString(csv, "a,b\n1,2\n");
        assertEquals(
                "line 1",
                assertThrows(FormatException.class, () -> SpikeFile.read(csv)).place());
        Files.write(csv, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThrows(FormatException.class, () -> SpikeFile.read(csv));
        Files.writeString(csv, "");
        assertThrows(FormatException.class, () -> SpikeFile.read(csv));
        Path npz = folder.resolve("other.npz");
        NpzFile.write(npz, java.util.Map.of("a", NpyArray.of(new float[1], 1)));
        assertThrows(FormatException.class, () -> SpikeFile.read(npz));
        assertThrows(IllegalArgumentException.class, () -> SpikeFile.read(folder.resolve("spikes.txt")));
        assertThrows(IllegalArgumentException.class, () -> SpikeFile.create(folder.resolve("spikes"), NETWORK));
    }

    @Test
    void potentialsGrowLineByLine() throws IOException {
        Path file = folder.resolve("potentials.csv");
        try (PotentialCsvWriter writer = new PotentialCsvWriter(file, "exc", 3, 17)) {
            writer.sample(0, new double[] {0.1, -2});
            writer.sample(0.5, new double[] {0.25, 1e-9});
            writer.finish();
        }
        assertEquals("timeMs,exc[3],exc[17]\n0.0,0.1,-2.0\n0.5,0.25,1.0E-9\n", Files.readString(file));
        try (PotentialCsvWriter writer = new PotentialCsvWriter(file, "a,b", 0)) {
            writer.sample(0, new double[] {1});
        }
        assertEquals("timeMs,\"a,b[0]\"\n0.0,1.0\n", Files.readString(folder.resolve("potentials.partial.csv")));
        assertTrue(Files.readString(file).startsWith("timeMs,exc"), "the older whole file stays");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
