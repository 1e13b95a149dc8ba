package dev.ranvier.training.spiking;

import java.util.random.RandomGenerator;

/**
 * Random changes of an image that leave a digit what it is: moved, turned, scaled, sheared, bent, and written with a lighter or
 * heavier pen. Bending follows the idea of elastic distortions (Simard et al. 2003, ICDAR, doi:10.1109/ICDAR.2003.1227801), here
 * with random displacements on a coarse grid, linear between its points, instead of a smoothed field.
 *
 * @param shiftPixels largest shift, evenly drawn, in each direction
 * @param turnDegrees largest turn, evenly drawn
 * @param stretch largest relative change of width and of height, and largest shear, evenly drawn
 * @param bendPixels standard deviation of the displacements of the grid's points
 * @param penRange pixels are multiplied by {@code 2^u}, u evenly from minus to plus this
 */
public record Distortion(double shiftPixels, double turnDegrees, double stretch, double bendPixels, double penRange) {

    /** None at all. */
    public static final Distortion NONE = new Distortion(0, 0, 0, 0, 0);

    private static final int POINTS = 6; // of the coarse grid, in a row and in a column

    /** @throws IllegalArgumentException if a value is negative or not finite, or a stretch turns the image over */
    public Distortion {
        for (double value : new double[] {shiftPixels, turnDegrees, stretch, bendPixels, penRange}) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a distortion must be at least 0 and finite, got " + value);
            }
        }
        if (stretch >= 0.5) {
            throw new IllegalArgumentException("a stretch must be below 0.5, got " + stretch);
        }
    }

    boolean isNone() {
        return equals(NONE);
    }

    /**
     * Writes one distorted image.
     *
     * @param from {@code [row][column]}, from {@code at} on. Not modified.
     * @param to the same places. Modified.
     */
    void apply(float[] from, float[] to, int at, int height, int width, RandomGenerator random) {
        double turn = Math.toRadians(even(random, turnDegrees));
        double stretchX = 1 + even(random, stretch);
        double stretchY = 1 + even(random, stretch);
        double shear = even(random, stretch);
        float xx = (float) (Math.cos(turn) * stretchX);
        float xy = (float) (-Math.sin(turn) * stretchY + shear);
        float yx = (float) (Math.sin(turn) * stretchX);
        float yy = (float) (Math.cos(turn) * stretchY);
        float middleX = (width - 1) / 2f;
        float middleY = (height - 1) / 2f;
        float startX = middleX + (float) even(random, shiftPixels);
        float startY = middleY + (float) even(random, shiftPixels);
        float pen = (float) Math.pow(2, even(random, penRange));
        float[] bendX = grid(random);
        float[] bendY = grid(random);
        float gridStepX = (POINTS - 1f) / width;
        float gridStepY = (POINTS - 1f) / height;
        for (int y = 0; y < height; y++) {
            float row = y * gridStepY;
            for (int x = 0; x < width; x++) {
                float column = x * gridStepX;
                float dx = x - middleX;
                float dy = y - middleY;
                float sourceX = startX + xx * dx + xy * dy + between(bendX, row, column);
                float sourceY = startY + yx * dx + yy * dy + between(bendY, row, column);
                to[at + y * width + x] = Math.min(1, pen * sample(from, at, height, width, sourceY, sourceX));
            }
        }
    }

    private float[] grid(RandomGenerator random) {
        float[] grid = new float[POINTS * POINTS];
        for (int i = 0; i < grid.length && bendPixels > 0; i++) {
            grid[i] = (float) (bendPixels * random.nextGaussian());
        }
        return grid;
    }

    private static double even(RandomGenerator random, double largest) {
        return largest * (2 * random.nextDouble() - 1);
    }

    private static float between(float[] grid, float row, float column) {
        int above = (int) row;
        int before = (int) column;
        int i = above * POINTS + before;
        float right = column - before;
        float upper = grid[i] + right * (grid[i + 1] - grid[i]);
        float lower = grid[i + POINTS] + right * (grid[i + POINTS + 1] - grid[i + POINTS]);
        return upper + (row - above) * (lower - upper);
    }

    /** Linear between four pixels; 0 outside the image. */
    private static float sample(float[] from, int at, int height, int width, float y, float x) {
        if (!(y > -1 && y < height && x > -1 && x < width)) {
            return 0;
        }
        int above = (int) (y + 1) - 1;
        int before = (int) (x + 1) - 1;
        float down = y - above;
        float right = x - before;
        float sum = 0;
        if (above >= 0) {
            int row = at + above * width + before;
            sum += (1 - down)
                    * ((before >= 0 ? (1 - right) * from[row] : 0) + (before + 1 < width ? right * from[row + 1] : 0));
        }
        if (above + 1 < height) {
            int row = at + (above + 1) * width + before;
            sum += down
                    * ((before >= 0 ? (1 - right) * from[row] : 0) + (before + 1 < width ? right * from[row + 1] : 0));
        }
        return sum;
    }
}
