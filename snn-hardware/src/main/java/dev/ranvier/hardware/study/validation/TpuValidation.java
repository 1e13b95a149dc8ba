package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.TpuArray;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import java.util.List;

/** The first TPU against Jouppi et al. 2017 (ISCA), doi:10.1145/3079856.3080246. */
final class TpuValidation implements Validation {

    private static final Source PAPER =
            new Source("Jouppi, Young, Patil et al.", 2017, "doi:10.1145/3079856.3080246");

    @Override
    public List<ValidationRow> rows() {
        TpuArray tpu = TpuArray.tpuV1();
        return List.of(ValidationRow.validated(
                "tpu-v1",
                "ridge point of the roofline",
                "-",
                new Published(1350, "MAC per weight byte", PAPER, Confidence.READ),
                tpu.tileFetchCycles(),
                0.02));
    }
}
