package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.systolic.TpuArray;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.study.Roofline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The first TPU against Jouppi et al. 2017 (ISCA), doi:10.1145/3079856.3080246. The shapes of its six applications are
 * not public, so their throughput is a roofline of published totals. Where weights limit, a tile takes {@code fetch}
 * cycles for the T rows of a batch, of which R shift it in, T compute and the rest stalls; with the published share n
 * of non-matrix cycles
 *
 * <pre>  shift = (1 - n) R / fetch,    stall = (1 - n) (fetch - R - T) / fetch</pre>
 */
final class TpuValidation implements Validation {

    private static final String MACHINE = "tpu-v1";
    private static final Source PAPER = new Source("Jouppi, Young, Patil et al.", 2017, "doi:10.1145/3079856.3080246");

    private static final double ROOFLINE_TOLERANCE = 0.25;
    private static final double SHIFT_TOLERANCE = 0.05;
    private static final double STALL_TOLERANCE = 0.10;

    private final TpuArray tpu = TpuArray.tpuV1();
    private final MachineSheet sheet = tpu.sheet();

    @Override
    public List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        rows.add(ValidationRow.validated(
                MACHINE,
                "ridge point",
                "-",
                new Published(1350, "MAC/weight byte", PAPER, Confidence.READ),
                tpu.tileFetchCycles(),
                0.02));
        rows.add(ValidationRow.validated(MACHINE, "peak", "-", tops(92), peak() / 1e12, 0.02));
        TpuApplication.ALL.forEach(app -> rows.add(throughput(app)));
        TpuApplication.ALL.stream().filter(TpuValidation::weightsLimit).forEach(app -> rows.addAll(cycleShares(app)));
        rows.add(lstm1Explained());
        rows.addAll(cnn1Explained());
        return rows;
    }

    private ValidationRow throughput(TpuApplication app) {
        double bound = roofline(app) / 1e12;
        String quantity = "throughput, roofline of published totals";
        if (app.name().equals("LSTM1")) {
            return ValidationRow.reported(
                    MACHINE,
                    quantity,
                    app.name(),
                    tops(app.achievedTops()),
                    bound,
                    "the roofline knows neither padding nor non-matrix cycles; the rows of its counters below explain it");
        }
        if (app.name().equals("CNN1")) {
            return ValidationRow.reported(
                    MACHINE,
                    quantity,
                    app.name(),
                    tops(app.achievedTops()),
                    bound,
                    "its totals mix deep convolutions with dense layers that run far below the mean intensity; the"
                            + " rows of its counters below explain it");
        }
        return ValidationRow.validated(
                MACHINE, quantity, app.name(), tops(app.achievedTops()), bound, ROOFLINE_TOLERANCE);
    }

    private List<ValidationRow> cycleShares(TpuApplication app) {
        double matrix = 100 - app.nonMatrixPercent();
        double fetch = tpu.tileFetchCycles();
        return List.of(
                ValidationRow.validated(
                        MACHINE,
                        "weight shift cycles",
                        app.name(),
                        percent(app.shiftPercent()),
                        matrix * sheet.whole("rows") / fetch,
                        SHIFT_TOLERANCE),
                ValidationRow.validated(
                        MACHINE,
                        "weight stall cycles",
                        app.name(),
                        percent(app.stallPercent()),
                        matrix * (fetch - sheet.whole("rows") - app.batch()) / fetch,
                        STALL_TOLERANCE));
    }

    /** Padding and non-matrix cycles take the roofline down to what is achieved. */
    private ValidationRow lstm1Explained() {
        TpuApplication app = TpuApplication.ALL.get(3);
        double matrix = 1 - app.nonMatrixPercent() / 100;
        return ValidationRow.reported(
                MACHINE,
                "throughput, roofline less padding and non-matrix cycles",
                app.name(),
                tops(app.achievedTops()),
                roofline(app) / 1e12 * matrix * app.usefulOfActive(),
                String.format(
                        Locale.ROOT,
                        "weights limit it as the roofline says (stall and shift rows), but %.0f %% of the active"
                                + " multiply-accumulates are padding (%.1f useful of %.1f active) and %.1f %% of the"
                                + " cycles do other things; the rest lies between counters and production code, which"
                                + " the paper itself calls not quite consistent (recalled)",
                        100 - 100 * app.usefulOfActive(),
                        app.usefulPercent(),
                        app.activePercent(),
                        app.nonMatrixPercent()));
    }

    /** The ratio of its stalls to its shifts tells at which batch the stalling part runs. */
    private List<ValidationRow> cnn1Explained() {
        TpuApplication app = TpuApplication.ALL.get(5);
        double fetch = tpu.tileFetchCycles();
        double shift = sheet.whole("rows");
        ValidationRow ratio = ValidationRow.validated(
                        MACHINE,
                        "weight stall over weight shift",
                        app.name(),
                        new Published(app.stallPercent() / app.shiftPercent(), "1", PAPER, Confidence.DERIVED),
                        (fetch - shift - app.batch()) / shift,
                        STALL_TOLERANCE)
                .because("stalls and shifts stand as for tiles that serve 32 rows: they come from dense layers at an"
                        + " intensity of the batch, far left of the ridge");
        double active = 100 - app.stallPercent() - app.shiftPercent() - app.nonMatrixPercent();
        ValidationRow counted = ValidationRow.reported(
                MACHINE,
                "throughput, peak less counted losses",
                app.name(),
                tops(app.achievedTops()),
                peak() / 1e12 * active / 100 * app.usefulOfActive(),
                String.format(
                        Locale.ROOT,
                        "%.1f %% stall, %.1f %% shift and %.1f %% non-matrix leave %.1f %% active, of which %.0f %%"
                                + " is useful (shallow layers fill few rows): %.1f TOPS by the counters; the rest"
                                + " lies between counters and production code, see LSTM1",
                        app.stallPercent(),
                        app.shiftPercent(),
                        app.nonMatrixPercent(),
                        active,
                        100 * app.usefulOfActive(),
                        peak() / 1e12 * app.usefulPercent() / 100));
        return List.of(ratio, counted);
    }

    private static boolean weightsLimit(TpuApplication app) {
        return app.batch() == app.macsPerWeightByte();
    }

    private double roofline(TpuApplication app) {
        return new Roofline(peak(), sheet.value("weightBytesPerSecond")).attainable(2 * app.macsPerWeightByte());
    }

    private double peak() {
        return 2 * tpu.peakMultiplyAccumulatesPerCycle() * tpu.clockHertz();
    }

    private static Published tops(double value) {
        return new Published(value, "TOPS", PAPER, Confidence.READ);
    }

    private static Published percent(double value) {
        return new Published(value, "% of cycles", PAPER, Confidence.READ);
    }
}
