package dev.ranvier.examples.chart;

import dev.ranvier.core.spike.SpikeBatch;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChartFilesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> charts() {
        return Stream.of(
                Arguments.of(accuracy(), List.of("rate", "first spike", "ANN 97.50 %")),
                Arguments.of(raster(), List.of("input", "output", "a seven")),
                Arguments.of(energy(), List.of("chip: 1.00 \u00b5J", "static", "hops")),
                Arguments.of(latency(), List.of("chip", "array", "neuromorphic")),
                Arguments.of(populations(), List.of("exc", "inh", "Spikes of every 2nd neuron")),
                Arguments.of(rates(), List.of("exc", "inh", "Bins of 2.5 ms")),
                Arguments.of(potentials(), List.of("cell 0", "potential, mV", "threshold")),
                Arguments.of(intervals(), List.of("exc", "Poisson", "Bins of 2 ms")));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void writesAPictureAndReadableVectorText(JFreeChart chart, List<String> texts) throws Exception {
        String svg = ChartFiles.write(chart, folder, "chart", 900, 520);

        BufferedImage picture = ImageIO.read(folder.resolve("chart.png").toFile());
        assertEquals(1800, picture.getWidth());
        assertEquals(1040, picture.getHeight());
        assertEquals(svg, Files.readString(folder.resolve("chart.svg")));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertFalse(svg.contains("DOCTYPE"), "no document type, so that no viewer asks a server for it");
        for (String text : texts) {
            assertTrue(svg.contains(text), () -> "the chart must say '" + text + "'");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "nothing but the two files is left");
        }
    }

    @Test
    void sameDataSameBytes() throws IOException {
        String first = ChartFiles.write(latency(), folder, "first", 600, 400);
        String second = ChartFiles.write(latency(), folder, "second", 600, 400);

        assertEquals(first, second);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("first.png")), Files.readAllBytes(folder.resolve("second.png")));
    }

    @Test
    void energiesKeepAReadableUnit() {
        assertEquals("863 nJ", EnergyBreakdownChart.energy(863));
        assertEquals("999 nJ", EnergyBreakdownChart.energy(999.4));
        assertEquals("1.00 \u00b5J", EnergyBreakdownChart.energy(999.7));
        assertEquals("1.26 \u00b5J", EnergyBreakdownChart.energy(1257));
        assertEquals("1.00 mJ", EnergyBreakdownChart.energy(999_600));
        assertEquals("2.50 mJ", EnergyBreakdownChart.energy(2.5e6));
    }

    private static JFreeChart accuracy() {
        return AccuracyOverTimeChart.of(
                "Accuracy",
                "steps",
                List.of(
                        new AccuracyOverTimeChart.Curve("rate", new double[] {1, 2, 4}, new double[] {0.5, 0.9, 0.97}),
                        new AccuracyOverTimeChart.Curve("first spike", new double[] {1, 4}, new double[] {0.1, 0.97})),
                0.975);
    }

    private static JFreeChart raster() {
        return SpikeRasterChart.of(
                "Spikes",
                "a seven",
                "ms",
                List.of(
                        new SpikeRasterChart.Panel(
                                "input", 100, new SpikeBatch(new int[] {3, 99}, new double[] {0, 1})),
                        new SpikeRasterChart.Panel("output", 10, new SpikeBatch(new int[] {7}, new double[] {2}))),
                3);
    }

    private static JFreeChart populations() {
        SpikeBatch spikes = new SpikeBatch(new int[] {0, 1_999, 40}, new double[] {1, 2, 9});
        return PopulationRasterChart.of(
                "Spikes",
                List.of(
                        new SpikeRasterChart.Panel("exc", 2_000, spikes),
                        new SpikeRasterChart.Panel("inh", 400, SpikeBatch.EMPTY)),
                0,
                10);
    }

    private static JFreeChart rates() {
        return RateOverTimeChart.of(
                "Rates",
                List.of(
                        new RateOverTimeChart.Curve("exc", new double[] {1, 5, 3}),
                        new RateOverTimeChart.Curve("inh", new double[3])),
                100,
                2.5);
    }

    private static JFreeChart potentials() {
        return PotentialChart.of(
                "Potentials",
                "mV",
                new double[] {0, 1, 2},
                List.of(new PotentialChart.Trace("cell 0", new double[] {0, 8, 3}, new double[] {1.5})),
                10);
    }

    private static JFreeChart intervals() {
        return IntervalHistogramChart.of(
                "Intervals",
                List.of(
                        new IntervalHistogramChart.Sample("exc", new double[] {3, 5, 5, 80}),
                        new IntervalHistogramChart.Sample("inh", new double[0])),
                2,
                10);
    }

    private static JFreeChart energy() {
        return EnergyBreakdownChart.of(
                "Energy", List.of(new EnergyBreakdownChart.Bar("chip", Map.of("static", 900.0, "hops", 100.0))));
    }

    private static JFreeChart latency() {
        return LatencyEnergyChart.of(
                "Latency",
                List.of(
                        new LatencyEnergyChart.Point("chip", "neuromorphic", 2000, 800),
                        new LatencyEnergyChart.Point("array", "systolic", 20, 600_000)));
    }
}
