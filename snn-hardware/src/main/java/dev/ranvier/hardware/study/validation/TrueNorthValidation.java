package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.spiking.TickedCores;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The line between power and rate against the published sweep: Akopyan et al. 2015 (TCAD),
 * doi:10.1109/TCAD.2015.2474396, figure 17 (0.8 V, 128 synapses a neuron), and Merolla et al. 2014,
 * doi:10.1126/science.1254642.
 */
final class TrueNorthValidation implements Validation {

    private static final String MACHINE = "truenorth-published";
    private static final Source SWEEP = new Source("Akopyan et al.", 2015, "doi:10.1109/TCAD.2015.2474396");
    private static final Source CHIP =
            new Source("Merolla et al.", 2014, "Science 345:668, doi:10.1126/science.1254642");
    private static final Source EIE =
            new Source("Han, Liu, Mao, Pu, Pedram, Horowitz, Dally", 2016, "doi:10.1109/ISCA.2016.30");
    private static final double SYNAPSES = 1_048_576 * 128.0;

    @Override
    public List<ValidationRow> rows() {
        TickedCores chip = TickedCores.trueNorth();
        List<ValidationRow> rows = new ArrayList<>();
        String fitted = "one of the two points through which the line goes";
        rows.add(ValidationRow.fitted(
                MACHINE, "power", sweep(11.58), read(68, "mW", SWEEP), milliwatts(chip, 11.58), fitted));
        rows.add(ValidationRow.fitted(
                MACHINE, "power", sweep(95.93), read(94, "mW", SWEEP), milliwatts(chip, 95.93), fitted));
        rows.add(ValidationRow.validated(
                MACHINE, "power", sweep(20.07), read(71, "mW", SWEEP), milliwatts(chip, 20.07), 0.05));
        rows.add(ValidationRow.validated(
                        MACHINE, "power at 0.775 V", sweep(20), read(72, "mW", CHIP), milliwatts(chip, 20), 0.05)
                .because("the line is that of 0.8 V; no law between voltage and power is published"));
        rows.add(ValidationRow.reported(
                MACHINE,
                "synaptic events in a second",
                "peak",
                read(58e9, "1/s", SWEEP),
                chip.processingElements() * chip.clockHertz(),
                "a bound: every synapse in every tick of a millisecond; the chip falls behind real time before that"));
        rows.add(ValidationRow.open(
                MACHINE,
                "frames per joule",
                "TIMIT",
                read(10_839, "1/J", EIE),
                "the network's spikes are not published, so its events cannot be counted"));
        return rows;
    }

    private static double milliwatts(TickedCores chip, double hertz) {
        return 1e3 * chip.watts(SYNAPSES * hertz);
    }

    private static String sweep(double hertz) {
        return hertz + " Hz, 128 synapses a neuron";
    }

    private static Published read(double value, String unit, Source source) {
        return new Published(value, unit, source, Confidence.READ);
    }
}
