package dev.ranvier.hardware.chip;

import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipEnergyTest {

    /** 5 cores, 10 ticks of 1 ms, 300 hops, 1000 synaptic events. */
    private static final ChipActivity ACTIVITY = new ChipActivity(5, 10, 12800, 40, 4, 36, 20, 1000, 300, 12800, 0);

    @Test
    void threeTermsWithUsedCores() {
        // 15.7 uW x 5 x 10 ms = 785 nJ; 300 x 2.45 pJ = 0.735 nJ; 1000 x 1.48 pJ = 1.48 nJ
        EnergyReport report = ChipEnergy.price(ACTIVITY);
        Map<String, Double> parts = report.breakdownNanojoules();
        assertEquals(785, parts.get("static"), 1e-9);
        assertEquals(0.735, parts.get("mesh"), 1e-12);
        assertEquals(1.48, parts.get("core"), 1e-12);
        assertEquals(787.215, report.totalNanojoules(), 1e-9);
    }

    @Test
    void wholeChipPowered() {
        // 15.7 uW x 4096 x 10 ms = 643 072 nJ
        EnergyReport report = ChipEnergy.table().price(ChipEnergy.wholeChip(ACTIVITY));
        assertEquals(643_072 + 2.215, report.totalNanojoules(), 1e-6);
        ChipActivity twoChips = new ChipActivity(4097, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(
                2 * 643_072,
                ChipEnergy.table().price(ChipEnergy.wholeChip(twoChips)).totalNanojoules(),
                1e-6);
    }

    @Test
    void amortisedAlternative() {
        EnergyReport report = ChipEnergy.amortisedTable().price(ChipEnergy.amortised(ACTIVITY));
        assertEquals(26, report.totalNanojoules(), 1e-12);
        assertTrue(report.table().contains("alternative"));
    }

    /** The model against the power that the paper prints: 68, 71 and 94 mW, rounded to 1 mW. */
    @Test
    void reproducesThePublishedSweep() {
        double[] rateHertz = {11.58, 20.07, 95.93};
        double[] printedMilliwatts = {68, 71, 94};
        for (int point = 0; point < rateHertz.length; point++) {
            long spikes = Math.round(rateHertz[point] * (1 << 20));
            ChipActivity second = new ChipActivity(
                    4096, 1000, 0, spikes, 0, spikes, 0, 128 * spikes, Math.round(42.6 * spikes), 0, 0);
            double milliwatts = ChipEnergy.price(second).totalNanojoules() / 1e6;
            assertEquals(printedMilliwatts[point], milliwatts, 0.6, "at " + rateHertz[point] + " Hz");
        }
    }

    @Test
    void latencyIsOneMillisecondATick() {
        assertEquals(10_000, ChipEnergy.latency(10).microseconds(), 1e-9);
    }

    @Test
    void everyConstantSaysWhereItIsFromAndForWhichVoltage() {
        for (EnergyEntry entry : ChipEnergy.table().entries()) {
            double volts = entry.action().part().equals("edge") ? 1.8 : 0.8;
            assertEquals(volts, entry.supplyVolts().getAsDouble());
            assertEquals(28, entry.nodeNanometres().getAsDouble());
            assertEquals(Confidence.DERIVED, entry.confidence());
        }
        assertEquals(3, ChipEnergy.price(ACTIVITY).warnings().size());
        assertEquals(2, ChipEnergy.price(ACTIVITY).sources().size());
    }
}
