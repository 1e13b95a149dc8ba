package dev.ranvier.hardware.mapping;

import java.util.Arrays;
import java.util.Comparator;

/** Gives points in a plane places on a mesh that lie as the points do: halves of the block get halves of the points. */
final class Cuts {

    private final Mesh mesh;
    private final double[] alongX; // [core]
    private final double[] alongY; // [core]
    private final int[] x;
    private final int[] y;

    Cuts(Mesh mesh, double[] alongX, double[] alongY) {
        this.mesh = mesh;
        this.alongX = alongX;
        this.alongY = alongY;
        x = new int[alongX.length];
        y = new int[alongX.length];
    }

    /** Places all in a block at the corner of the mesh; its last places stay free. */
    Places places(int width, int height) {
        Integer[] cores = new Integer[x.length];
        Arrays.setAll(cores, core -> core);
        cut(cores, 0, 0, width, height);
        return new Places(mesh, x, y);
    }

    private void cut(Integer[] cores, int left, int top, int width, int height) {
        if (cores.length == 0) {
            return;
        }
        if (width == 1 && height == 1) {
            x[cores[0]] = left;
            y[cores[0]] = top;
            return;
        }
        boolean across = width >= height;
        double[] along = across ? alongX : alongY;
        Arrays.sort(
                cores, Comparator.<Integer>comparingDouble(core -> along[core]).thenComparing(core -> core));
        int half = across ? (width + 1) / 2 : (height + 1) / 2;
        int room = across ? half * height : width * half;
        int all = width * height;
        int first = Math.max(cores.length - (all - room), (int) ((long) cores.length * room / all));
        Integer[] one = Arrays.copyOfRange(cores, 0, Math.min(first, room));
        Integer[] other = Arrays.copyOfRange(cores, one.length, cores.length);
        cut(one, left, top, across ? half : width, across ? height : half);
        cut(
                other,
                across ? left + half : left,
                across ? top : top + half,
                across ? width - half : width,
                across ? height : height - half);
    }
}
