package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.vector.VectorProcessor;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import java.util.List;

/** Myriad 2 against Barry et al. 2015 (IEEE Micro), doi:10.1109/MM.2015.10. */
final class VectorValidation implements Validation {

    private static final Source PAPER = new Source(
            "Barry, Brick, Connor, Donohoe, Moloney, Richmond, O'Riordan, Toma", 2015, "doi:10.1109/MM.2015.10");

    @Override
    public List<ValidationRow> rows() {
        VectorProcessor chip = VectorProcessor.myriad2();
        double peak = 2 * chip.peakMultiplyAccumulatesPerCycle() * chip.clockHertz() / 1e9;
        String open = "twelve cores with 128-bit vectors of 16-bit values at 600 MHz give 115; the published figure"
                + " counts more, what"
                + " was not read, and no time of a network is published with it";
        return List.of(
                ValidationRow.reported(
                        "myriad-2",
                        "peak throughput",
                        "-",
                        new Published(1000, "GFLOPS", PAPER, Confidence.READ),
                        peak,
                        open),
                ValidationRow.reported(
                        "myriad-2",
                        "operations for each joule at peak",
                        "-",
                        new Published(1000 / 0.6, "GOPS/W", PAPER, Confidence.DERIVED),
                        peak / 0.6,
                        open));
    }
}
