package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.crossbar.InSramMultiplier;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.cost.TechnologyScaling;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * Memories that compute: Zhang, Wang, Verma 2017, doi:10.1109/JSSC.2016.2642198; Kang et al. 2018,
 * doi:10.1109/JSSC.2017.2782087; Jain et al. 2018, doi:10.1109/TVLSI.2017.2776954. The ordinary memory and logic beside
 * them are priced with Horowitz 2014, doi:10.1109/ISSCC.2014.6757323, scaled to the node: a read of 64 bits costs
 * {@code 10 pJ (bytes / 8 kB)^0.475}, a fit through his 8, 32 kB and 1 MB.
 */
final class InMemoryValidation implements Validation {

    private static final Source ZHANG = new Source("Zhang, Wang, Verma", 2017, "doi:10.1109/JSSC.2016.2642198");
    private static final Source KANG =
            new Source("Kang, Gonugondla, Patil, Shanbhag", 2018, "doi:10.1109/JSSC.2017.2782087; arXiv:1610.07501");
    private static final Source JAIN =
            new Source("Jain, Ranjan, Roy, Raghunathan", 2018, "doi:10.1109/TVLSI.2017.2776954; arXiv:1703.02118");
    private static final Source SURVEY = new Source("Xu, Ding, Hu et al.", 2018, "doi:10.1038/s41928-018-0059-3");
    private static final String CLASSIFIER = "sram-classifier";
    private static final String DIMA = "sram-dima";
    private static final String STT = "stt-cim";
    private static final String PROGRAMS = "mean of programs";
    private static final String DECISION = "one decision";

    private static final double READ_PICOJOULES = 10; // 64 bits of 8 kB
    private static final double READ_BITS = 64;
    private static final double READ_BYTES = 8192;
    private static final double READ_EXPONENT = 0.475;
    private static final double ADD_PICOJOULES = 0.03; // 8 bits
    private static final double MULTIPLY_PICOJOULES = 0.2; // 8 bits
    private static final double NODE = 45;
    private static final double VOLTS = 0.9;

    @Override
    public List<ValidationRow> rows() {
        double classifier = nanojoules(CLASSIFIER, 81, 128);
        double dima = nanojoules(DIMA, 512, 1);
        // 128 x 128 one-bit weights read and added up.
        double discrete = discreteNanojoules(2048, 128 * 128, 128 * 128 * ADD_PICOJOULES, 130, 1.2);
        // 512 eight-bit weights of 16 kB read, multiplied and added up.
        double digital = discreteNanojoules(16_384, 512 * 8, 512 * (ADD_PICOJOULES + MULTIPLY_PICOJOULES), 65, 1.0);
        return List.of(
                ValidationRow.fitted(
                        CLASSIFIER,
                        "energy",
                        DECISION,
                        read(0.63, "nJ", ZHANG),
                        classifier,
                        "the energy of an access is that of a decision"),
                ValidationRow.reported(
                        CLASSIFIER,
                        "energy below a discrete system with its training",
                        DECISION,
                        read(13, "1", ZHANG),
                        discrete / classifier,
                        "an ordinary memory of the same size and additions with constants scaled from 45 nm, which"
                                + " hold for"
                                + " logic and less for bit lines"),
                ValidationRow.open(
                        CLASSIFIER,
                        "energy below a discrete system with standard training",
                        DECISION,
                        read(113, "1", ZHANG),
                        "the widths of that classifier are not at hand"),
                ValidationRow.reported(
                        CLASSIFIER,
                        "energy below a discrete system, as the survey has it",
                        DECISION,
                        read(12, "1", SURVEY),
                        discrete / classifier,
                        "no 12 is found in its references; 13 (Zhang et al.) and 10 (Kang et al.) are next to it"),
                ValidationRow.fitted(
                        DIMA,
                        "energy",
                        DECISION,
                        read(0.481, "nJ", KANG),
                        dima,
                        "four accesses for a decision are assumed, their energy is fitted"),
                ValidationRow.reported(
                        DIMA,
                        "energy below a digital system",
                        DECISION,
                        read(5.6, "1", KANG),
                        digital / dima,
                        "512 words of 8 bits assumed for a decision; constants scaled from 45 nm"),
                ValidationRow.reported(
                        STT,
                        "memory energy below an ordinary memory",
                        PROGRAMS,
                        read(3.83, "1", JAIN),
                        2,
                        "what follows from counting alone: one access instead of two reads for an operation on two"
                                + " words; the"
                                + " rest comes from operations on whole vectors and from the programs' mix, which is"
                                + " not at hand"),
                ValidationRow.open(
                        STT,
                        "speed over an ordinary memory",
                        PROGRAMS,
                        read(3.93, "1", JAIN),
                        "instructions and bus transfers of the programs are not at hand"));
    }

    private static double nanojoules(String machine, int inputs, int outputs) {
        MatrixProduct product = new MatrixProduct(inputs, outputs);
        Workload decision = new Workload(DECISION, 1, List.of(new WorkloadLayer("decision", product, 1, 5)), List.of());
        return InSramMultiplier.resource(machine).run(decision).energyPerSampleNanojoules();
    }

    /** Energy of reading bits from a memory, and of arithmetic given at 45 nm, both scaled. */
    private static double discreteNanojoules(
            double bytes, double bits, double arithmeticPicojoules, double nanometres, double volts) {
        double read = READ_PICOJOULES * Math.pow(bytes / READ_BYTES, READ_EXPONENT) / READ_BITS;
        double factor = TechnologyScaling.stillmakerBaas().energyFactor(NODE, VOLTS, nanometres, volts);
        return factor * (read * bits + arithmeticPicojoules) * 1e-3;
    }

    private static Published read(double value, String unit, Source source) {
        return new Published(value, unit, source, Confidence.READ);
    }
}
