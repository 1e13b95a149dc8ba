package dev.ranvier.hardware.study.validation;

import java.util.ArrayList;
import java.util.List;

/** All validations that come with the program. A new one is one line here. */
public final class Validations {

    private static final List<Validation> ALL = List.of(
            new SystolicValidation(),
            new TpuValidation(), //
            new EyerissValidation(),
            new RowStationaryModelValidation(),
            new EieValidation(),
            new NearDataValidation(),
            new AdderTreeValidation(),
            new VectorValidation(),
            new RooflineValidation(),
            new TrueNorthValidation(),
            new IsaacValidation(),
            new PrimeValidation(),
            new ArrayDemonstrationValidation(),
            new InMemoryValidation(),
            new RedEyeValidation());

    private Validations() {}

    /** The rows of all validations in order. */
    public static List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        ALL.forEach(validation -> rows.addAll(validation.rows()));
        return List.copyOf(rows);
    }
}
