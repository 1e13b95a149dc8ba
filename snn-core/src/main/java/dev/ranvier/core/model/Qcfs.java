package dev.ranvier.core.model;

import java.util.List;

/**
 * Quantised clip-floor-shift activation (Bu et al. 2022, ICLR, arXiv:2303.04347): {@code y = ceiling / levels *
 * clip(floor(x levels / ceiling + 1/2), 0, levels)}. It is what an integrate-and-fire neuron with half its threshold as
 * initial potential puts out over {@code levels} steps.
 *
 * @param levels number of steps above 0, at least 1
 * @param ceiling largest output (the trained threshold), positive and finite
 */
public record Qcfs(int levels, float ceiling) implements Layer {

    /** @throws IllegalArgumentException if there are no levels or the ceiling is not positive and finite */
    public Qcfs {
        if (levels < 1) {
            throw new IllegalArgumentException("a quantised activation needs at least 1 level, got " + levels);
        }
        if (!(ceiling > 0) || Float.isInfinite(ceiling)) {
            throw new IllegalArgumentException(
                    "the ceiling of a quantised activation must be positive and finite, got " + ceiling);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Checks.only("a quantised activation", inputs);
    }

    @Override
    public long parameters() {
        return 1;
    }
}
