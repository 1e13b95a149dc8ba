package dev.ranvier.hardware.chip;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipReportTest {

    @Test
    void countsAndEnergyByHand() {
        TestCore core = new TestCore(0, 0, 1, 2).synapse(0, 0).synapse(0, 1).toOutput(0, -1, 0, 0);
        ChipSimulator chip = new ChipSimulator(TestCore.program(core), new ChipTeam(1), true);
        chip.inject(0, 0, 0);
        chip.tick();
        chip.tick();
        ChipReport report = ChipReport.of(chip, TransitCheck.ASSUMED);
        assertEquals(new ChipActivity(1, 2, 4, 2, 1, 0, 1, 2, 1, 512, 0), report.activity());
        // 15.7 uW x 2 ms, 1 hop of 2.45 pJ, 2 events of 1.48 pJ; uncertain by 0.16 uW, 0.15 pJ and 0.09 pJ
        assertEquals(31.4 + 0.00245 + 0.00296, report.usedCoresNanojoules(), 1e-9);
        assertEquals(0.32 + 0.00015 + 0.00018, report.usedCoresUncertaintyNanojoules(), 1e-9);
        assertEquals(31.4 * 4096 + 0.00245 + 0.00296, report.wholeChipNanojoules(), 1e-6);
        assertEquals(0.052, report.amortisedNanojoules(), 1e-12);
        assertEquals(new LinkLoads.Link(0, 0, "west", 1, 1), report.busiest());
        String text = String.join("\n", report.lines());
        assertTrue(text.contains("2.0 neurons updated, 1.0 synaptic events, 1.0 spikes, 0.5 hops, 256.0 rows"), text);
        assertTrue(text.contains("0.8 V") && text.contains("estimate") && text.contains("not to be added"), text);
        assertTrue(text.contains("all delays are long enough"), text);
    }

    @Test
    void delaysTooShortAreListed() {
        TestCore core = new TestCore(0, 0, 1, 1).toAxon(0, 2, 0, 0, 1);
        ChipSimulator chip = new ChipSimulator(TestCore.program(core, new TestCore(2, 0, 1, 1)), new ChipTeam(1), true);
        chip.tick();
        List<String> lines =
                ChipReport.of(chip, new TransitCheck(1000, 0, 600, 0)).lines();
        assertTrue(lines.contains("no spike passes a link"), lines.toString());
        assertTrue(lines.contains("1 delays are too short:"), lines.toString());
    }
}
