package dev.ranvier.hardware.mapping;

/**
 * Places cores one after the other, even rows from west to east, odd ones back: the baseline.
 *
 * @param columns how many columns to use at most; the mesh's width if it has fewer
 */
public record SnakePlacer(int columns) implements Placer {

    /** @throws IllegalArgumentException if no column may be used */
    public SnakePlacer {
        if (columns < 1) {
            throw new IllegalArgumentException("a snake needs at least 1 column, got " + columns);
        }
    }

    /** A snake over the whole width of the mesh. */
    public SnakePlacer() {
        this(Integer.MAX_VALUE);
    }

    @Override
    public Places place(Traffic traffic, Mesh mesh) {
        int needed = (traffic.cores() + mesh.height() - 1) / mesh.height();
        int width = Math.min(mesh.width(), Math.max(columns, needed));
        int[] x = new int[traffic.cores()];
        int[] y = new int[traffic.cores()];
        for (int core = 0; core < traffic.cores(); core++) {
            y[core] = core / width;
            x[core] = y[core] % 2 == 0 ? core % width : width - 1 - core % width;
        }
        return new Places(mesh, x, y).withoutDisabled();
    }
}
