package dev.ranvier.hardware.mapping;

/**
 * Where each core lies. Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param mesh the mesh
 * @param x {@code [core]}, column
 * @param y {@code [core]}, row
 */
public record Places(Mesh mesh, int[] x, int[] y) {

    /**
     * The same places, but for cores on places that do not work: each of these goes to the nearest free place that does, the
     * first one row by row among those as near.
     */
    Places withoutDisabled() {
        if (mesh.disabled().isEmpty()) {
            return this;
        }
        boolean[] free = new boolean[mesh.width() * mesh.height()];
        for (int place = 0; place < free.length; place++) {
            free[place] = mesh.works(place % mesh.width(), place / mesh.width());
        }
        for (int core = 0; core < x.length; core++) {
            free[y[core] * mesh.width() + x[core]] = false;
        }
        int[] newX = x.clone();
        int[] newY = y.clone();
        for (int core = 0; core < x.length; core++) {
            if (!mesh.works(x[core], y[core])) {
                int place = nearest(free, x[core], y[core]);
                free[place] = false;
                newX[core] = place % mesh.width();
                newY[core] = place / mesh.width();
            }
        }
        return new Places(mesh, newX, newY);
    }

    private int nearest(boolean[] free, int column, int row) {
        int nearest = -1;
        int least = Integer.MAX_VALUE;
        for (int place = 0; place < free.length; place++) {
            int distance = Math.abs(place % mesh.width() - column) + Math.abs(place / mesh.width() - row);
            if (free[place] && distance < least) {
                least = distance;
                nearest = place;
            }
        }
        return nearest;
    }
}
