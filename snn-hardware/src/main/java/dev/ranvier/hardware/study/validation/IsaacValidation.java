package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.addertree.ResidentAdderTree;
import dev.ranvier.hardware.accelerator.crossbar.ResistiveCrossbar;
import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/** ISAAC against Shafiee et al. 2016 (ISCA), doi:10.1109/ISCA.2016.12: tables I and IV and the abstract. */
final class IsaacValidation implements Validation {

    private static final Source PAPER =
            new Source("Shafiee, Nag, Muralimanohar et al.", 2016, "doi:10.1109/ISCA.2016.12");
    private static final Source SURVEY = new Source("Xu, Ding, Hu et al.", 2018, "doi:10.1038/s41928-018-0059-3");
    private static final String MACHINE = "isaac-ce";
    private static final String PEAK = "peak";
    private static final double OPERATIONS_OF_PRODUCT = 2;
    private static final double GIGA = 1e9;
    private static final double MEBIBYTE = 1 << 20;
    private static final int CHIPS = 16;
    private static final double TILES = 168;
    private static final double SURVEY_TILES = 16;

    // DaDianNao as table I of the source scales it to 32 nm, and its units (Chen et al. 2014).
    private static final double DADIANNAO_GIGA_OPERATIONS = 16 * 576 * 0.606;
    private static final double DADIANNAO_SQUARE_MILLIMETRES = 88;

    @Override
    public List<ValidationRow> rows() {
        ResistiveCrossbar isaac = ResistiveCrossbar.resource(MACHINE);
        double area = isaac.sheet().published("areaSquareMillimetres").orElseThrow();
        double gigaOperations =
                OPERATIONS_OF_PRODUCT * isaac.peakMultiplyAccumulatesPerCycle() * isaac.clockHertz() / GIGA;
        double cellBits = (double) isaac.arrays()
                * isaac.design().rows()
                * isaac.design().columns()
                * isaac.design().cellBits();
        Workload network = Networks.named("vgg-16").workload();
        AcceleratorResult daDianNao = ResidentAdderTree.daDianNao().run(network);
        ResistiveCrossbar board = isaac.withSheet(isaac.sheet().with("chips", CHIPS));
        return List.of(
                ValidationRow.validated(
                                MACHINE,
                                "computational efficiency",
                                PEAK,
                                read(478.95, "GOPS/mm2"),
                                gigaOperations / area,
                                0.02)
                        .because("operations are recomputed from the arrays, the area is published"),
                ValidationRow.fitted(
                        MACHINE,
                        "power efficiency",
                        "a layer that fills the chip",
                        read(627.5, "GOPS/W"),
                        gigaOperations / watts(isaac),
                        "the constants are the powers of the same source divided by its rates; buffers are not at their"
                                + " highest rate here, which the source assumes"),
                ValidationRow.validated(
                                MACHINE,
                                "storage efficiency",
                                "-",
                                read(0.74, "MB/mm2"),
                                cellBits / Byte.SIZE / MEBIBYTE / area,
                                0.02)
                        .because("the area is published"),
                ValidationRow.reported(
                        MACHINE,
                        "memristors, as the survey has them",
                        "16 tiles",
                        new Published(25.1e6, "1", SURVEY, Confidence.READ),
                        cellBits / isaac.design().cellBits() * SURVEY_TILES / TILES,
                        "the survey's figure is that of 16 tiles; the chip has 168, with 264 million"),
                ValidationRow.validated(
                                MACHINE,
                                "computational density over DaDianNao",
                                PEAK,
                                read(7.5, "1"),
                                gigaOperations / area / (DADIANNAO_GIGA_OPERATIONS / DADIANNAO_SQUARE_MILLIMETRES),
                                0.03)
                        .because("DaDianNao from its 16 x 576 units at 606 MHz and the area that the source gives at"
                                + " 32 nm"),
                ValidationRow.reported(
                        MACHINE,
                        "throughput over DaDianNao",
                        "VGG-16, 16 chips each",
                        read(14.8, "1"),
                        speedUp(board, daDianNao, network),
                        "published as a mean over nine networks with stalls that are not modelled: here the work splits"
                                + " evenly over the chips of the DaDianNao model, which is busy all the time; VGG-16"
                                + " leaves"
                                + " ISAAC's arrays of the dense layers idle most of the time"),
                ValidationRow.reported(
                        MACHINE,
                        "energy over DaDianNao",
                        "VGG-16, 16 chips each",
                        read(5.5, "1"),
                        energyGain(board, daDianNao, network),
                        "as above; both models' static powers are in it"));
    }

    /** Power of the chip while one layer fills it. */
    private static double watts(ResistiveCrossbar isaac) {
        int rows = 8 * isaac.design().rows();
        long columns =
                isaac.arrays() / 8 * isaac.design().columns() / isaac.design().columnsPerWeight();
        MatrixProduct product = new MatrixProduct(rows, (int) columns);
        Workload full = new Workload("full", 4096, List.of(new WorkloadLayer("full", product, 16, 16)), List.of());
        AcceleratorResult result = isaac.run(full);
        return result.total().energy().totalNanojoules()
                / GIGA
                / result.total().latency().seconds();
    }

    private static double speedUp(ResistiveCrossbar board, AcceleratorResult daDianNao, Workload network) {
        return daDianNao.total().latency().seconds() / CHIPS / board.intervalSeconds(network);
    }

    /** Layers overlap: every chip draws its static power only until the next sample. */
    private static double energyGain(ResistiveCrossbar board, AcceleratorResult daDianNao, Workload network) {
        Action idle = new Action(Action.STATIC, "idle");
        double overlapped =
                CHIPS * board.energies().find(idle).orElseThrow().nanojoules() * board.intervalSeconds(network);
        for (EnergyReport.Line line : board.run(network).total().energy().lines()) {
            overlapped += line.entry().action().equals(idle) ? 0 : line.nanojoules();
        }
        return daDianNao.energyPerSampleNanojoules() / overlapped;
    }

    private static Published read(double value, String unit) {
        return new Published(value, unit, PAPER, Confidence.READ);
    }
}
