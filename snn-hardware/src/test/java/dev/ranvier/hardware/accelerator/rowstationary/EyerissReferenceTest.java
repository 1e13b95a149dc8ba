package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.accelerator.LayerResult;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SharedReference;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * AlexNet's convolutions against the chip (Chen et al. 2017, table V: batch 4, 200 MHz, 1 V) and the model of Chen et
 * al. 2016, figure 10. Of the machine's constants one is fitted to the power of these three layers: that of the clock.
 *
 * <p>What misses: time is 7 % short on conv1 and conv3, since nothing stalls between passes. Without the fitted
 * constant power is 32 to 38 % low everywhere: register file words are charged as if all three files were one small
 * memory.
 */
@Tag("reference")
class EyerissReferenceTest {

    /** Share of zero inputs as in table V of the chip's paper. */
    private static final Map<String, Double> ZEROS = Map.of("conv1", 0.0, "conv3", 0.725, "conv5", 0.776);

    private static final Map<String, Operation> ALEXNET = Map.of(
            "conv1", new Convolution(3, 227, 227, 96, 11, 11, 4, 0, 1),
            "conv3", new Convolution(256, 13, 13, 384, 3, 3, 1, 1, 1),
            "conv5", new Convolution(384, 13, 13, 256, 3, 3, 1, 1, 2));

    private static Workload layer(String name, int batch) {
        WorkloadLayer layer = new WorkloadLayer(name, ALEXNET.get(name), 16, 16).withInputZeroShare(ZEROS.get(name));
        return new Workload("alexnet " + name, batch, List.of(layer), List.of());
    }

    @Test
    void the_chip(TestReporter reporter) throws IOException {
        RowStationaryArray cited = RowStationaryArray.eyeriss();
        cited = cited.withEnergies(cited.energies().withoutFitted());
        double previousPower = Double.MAX_VALUE;
        for (String name : List.of("conv1", "conv3", "conv5")) {
            LayerResult result =
                    RowStationaryArray.eyeriss().run(layer(name, 4)).layers().get(0);
            double milliseconds = result.latency().microseconds() / 1000;
            // The chip's power does not include the memory off the chip. nJ / us = mW.
            double power = (result.energy().totalNanojoules()
                            - result.energy().breakdownNanojoules().get("dram"))
                    / result.latency().microseconds();
            double citedPower = (cited.run(layer(name, 4)).total().energy().totalNanojoules()
                            - result.energy().breakdownNanojoules().get("dram"))
                    / result.latency().microseconds();
            double chipMilliseconds = published(name, "chip measured", "processing_latency");
            double chipPower = published(name, "chip measured", "power");
            reporter.publishEntry(
                    name,
                    String.format(
                            Locale.ROOT,
                            "latency %.2f ms, chip %.2f (%+.1f %%); power %.0f mW, chip %.0f (%+.1f %%)",
                            milliseconds,
                            chipMilliseconds,
                            100 * (milliseconds / chipMilliseconds - 1),
                            power,
                            chipPower,
                            100 * (power / chipPower - 1)));
            assertEquals(published(name, "chip measured", "active_pes"), result.activeElements(), name);
            assertEquals(chipMilliseconds, milliseconds, 0.08 * chipMilliseconds, name);
            assertEquals(chipPower, citedPower, 0.40 * chipPower, name);
            assertEquals(chipPower, power, 0.15 * chipPower, name);
            assertTrue(power < previousPower, "the layers' powers have the chip's order");
            previousPower = power;
        }
    }

    @Test
    void the_analytical_model_of_the_first_paper(TestReporter reporter) throws IOException {
        // 16 x 16 elements, 128 kB buffer, 512 B of registers, batch 16; energies in units of one multiply-accumulate.
        MachineSheet sheet = RowStationaryArray.eyeriss()
                .sheet()
                .with("rows", 16)
                .with("columns", 16)
                .with("bufferBytes", 131_072);
        RowStationaryArray array =
                new RowStationaryArray(sheet, RowStationaryArray.eyeriss().energies(), ZeroGating.NONE);
        for (String name : List.of("conv1", "conv3", "conv5")) {
            LayerResult result = array.run(layer(name, 16)).layers().get(0);
            double registers = published(name, "model", "rf");
            double dram = published(name, "model", "dram");
            double ourRegisters = result.counts().count("rf", "word") / 1e9;
            double ourDram = 200 * result.counts().count("dram", "word") / 1e9;
            reporter.publishEntry(
                    name,
                    String.format(
                            Locale.ROOT,
                            "registers %.2f, paper %.2f; memory %.2f, paper %.2f (1e9 multiply-accumulates)",
                            ourRegisters,
                            registers,
                            ourDram,
                            dram));
            assertEquals(published(name, "model", "alu"), result.multiplyAccumulates() / 1e9, 0.006, name);
            assertEquals(registers, ourRegisters, 0.10 * registers, name);
        }
    }

    private static double published(String layer, String setting, String metric) throws IOException {
        return SharedReference.csv("eyeriss_ref/alexnet_published.csv").stream()
                .filter(row -> row.get("layer").equals(layer)
                        && row.get("setting").equals(setting)
                        && row.get("metric").equals(metric))
                .mapToDouble(row -> Double.parseDouble(row.get("value")))
                .findFirst()
                .orElseThrow();
    }
}
