package dev.ranvier.hardware.accelerator.systolic;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Holds the closed formulas against arrays that are stepped cycle by cycle and share no code with them. */
class SystolicScheduleTest {

    private static SystolicSchedule schedule(int m, int n, int k, int rows, int columns, Dataflow dataflow) {
        return SystolicSchedule.of(m, n, k, rows, columns, dataflow, OutputDrain.TOOL);
    }

    @Test
    void by_hand() {
        // M 5, N 3, K 7 on 4 x 2. Weight-stationary: 2 x 2 folds of 2*4 + 2 + 5 - 2 = 13 cycles.
        SystolicSchedule weights = schedule(5, 3, 7, 4, 2, Dataflow.WEIGHT_STATIONARY);
        assertEquals(52, weights.cycles());
        assertEquals(5 * 7 * 2, weights.inputReads());
        assertEquals(7 * 3, weights.filterReads());
        assertEquals(5 * 3 * 2, weights.outputWrites());
        assertEquals(105.0 / (8 * 52), weights.utilisation(), 1e-15);
        assertEquals(21.0 / (4 * 8), weights.mappingEfficiency(), 1e-15);
        // Output-stationary: 2 x 2 folds of 7 + 4 + 2 - 2 = 11 cycles, 4 more each if drained as in the paper.
        assertEquals(44, schedule(5, 3, 7, 4, 2, Dataflow.OUTPUT_STATIONARY).cycles());
        assertEquals(
                60,
                SystolicSchedule.of(5, 3, 7, 4, 2, Dataflow.OUTPUT_STATIONARY, OutputDrain.PAPER)
                        .cycles());
        // Input-stationary: ceil(7/4) x ceil(5/2) = 6 folds of 2*4 + 2 + 3 - 2 = 11 cycles.
        SystolicSchedule inputs = schedule(5, 3, 7, 4, 2, Dataflow.INPUT_STATIONARY);
        assertEquals(66, inputs.cycles());
        assertEquals(35, inputs.inputReads());
        assertEquals(7 * 3 * 3, inputs.filterReads());
        assertEquals(5 * 3 * 2, inputs.outputWrites());
    }

    @Test
    void sizes_must_be_positive() {
        assertThrows(IllegalArgumentException.class, () -> schedule(0, 3, 7, 4, 2, Dataflow.WEIGHT_STATIONARY));
        assertThrows(IllegalArgumentException.class, () -> schedule(1, 3, 7, 4, 0, Dataflow.INPUT_STATIONARY));
    }

    @Test
    void stepping_a_weight_stationary_array_agrees() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int trial = 0; trial < 200; trial++) {
            int rows = 1 + random.nextInt(5);
            int columns = 1 + random.nextInt(5);
            int[][] inputs = matrix(random, 1 + random.nextInt(7), 1 + random.nextInt(9));
            int[][] filters = matrix(random, inputs[0].length, 1 + random.nextInt(9));
            Stepped stepped = new Stepped(inputs, filters);
            stepped.weightStationary(rows, columns);
            String what = "seed 1, trial " + trial;
            assertArrayEquals(product(inputs, filters), stepped.result, what);
            SystolicSchedule schedule = schedule(
                    inputs.length, filters[0].length, filters.length, rows, columns, Dataflow.WEIGHT_STATIONARY);
            assertEquals(stepped.cycles, schedule.cycles(), what);
            assertEquals(stepped.inputReads, schedule.inputReads(), what);
            assertEquals(stepped.filterReads, schedule.filterReads(), what);
            assertEquals(stepped.outputWrites, schedule.outputWrites(), what);
            assertEquals(stepped.multiplications, schedule.multiplyAccumulates(), what);
        }
    }

    @Test
    void an_input_stationary_array_is_the_weight_stationary_one_of_the_transposed_product() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        for (int trial = 0; trial < 100; trial++) {
            int rows = 1 + random.nextInt(5);
            int columns = 1 + random.nextInt(5);
            int[][] inputs = matrix(random, 1 + random.nextInt(7), 1 + random.nextInt(9));
            int[][] filters = matrix(random, inputs[0].length, 1 + random.nextInt(9));
            Stepped stepped = new Stepped(transpose(filters), transpose(inputs));
            stepped.weightStationary(rows, columns);
            String what = "seed 2, trial " + trial;
            SystolicSchedule schedule = schedule(
                    inputs.length, filters[0].length, filters.length, rows, columns, Dataflow.INPUT_STATIONARY);
            assertEquals(stepped.cycles, schedule.cycles(), what);
            assertEquals(stepped.filterReads, schedule.inputReads(), what);
            assertEquals(stepped.inputReads, schedule.filterReads(), what);
            assertEquals(stepped.outputWrites, schedule.outputWrites(), what);
        }
    }

    private static int[][] matrix(RandomGenerator random, int rows, int columns) {
        int[][] values = new int[rows][columns];
        for (int[] row : values) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextInt(-9, 10);
            }
        }
        return values;
    }

    private static int[][] transpose(int[][] matrix) {
        int[][] transposed = new int[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static int[][] product(int[][] a, int[][] b) {
        int[][] c = new int[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    /** A weight-stationary array with its registers, moved one cycle at a time. */
    private static final class Stepped {
        private final int[][] inputs; // [row of the product][term]
        private final int[][] filters; // [term][column of the product]
        private final int[][] result;
        private int cycles;
        private int inputReads;
        private int filterReads;
        private int outputWrites;
        private int multiplications;

        Stepped(int[][] inputs, int[][] filters) {
            this.inputs = inputs;
            this.filters = filters;
            this.result = new int[inputs.length][filters[0].length];
        }

        void weightStationary(int rows, int columns) {
            for (int firstTerm = 0; firstTerm < filters.length; firstTerm += rows) {
                for (int firstColumn = 0; firstColumn < filters[0].length; firstColumn += columns) {
                    fold(rows, columns, firstTerm, firstColumn);
                }
            }
        }

        private void fold(int rows, int columns, int firstTerm, int firstColumn) {
            int[][] weights = new int[rows][columns];
            for (int shift = 0; shift < rows; shift++) {
                // Weights enter at the top row, the last term first, and move down one row a cycle.
                for (int r = rows - 1; r > 0; r--) {
                    weights[r] = weights[r - 1];
                }
                weights[0] = new int[columns];
                int term = firstTerm + rows - 1 - shift;
                for (int c = 0; c < columns && firstColumn + c < filters[0].length && term < filters.length; c++) {
                    weights[0][c] = filters[term][firstColumn + c];
                    filterReads++;
                }
                cycles++;
            }
            int[][] moving = new int[rows][columns];
            int[][] sums = new int[rows][columns];
            int left = 0;
            for (int step = 0; left < inputs.length * columns; step++) {
                int[][] nextMoving = new int[rows][columns];
                int[][] nextSums = new int[rows][columns];
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < columns; c++) {
                        int row = step - r - c;
                        boolean busy = row >= 0 && row < inputs.length;
                        int value = c == 0 ? enter(busy, row, firstTerm + r) : moving[r][c - 1];
                        int above = r == 0 ? 0 : sums[r - 1][c];
                        nextMoving[r][c] = value;
                        nextSums[r][c] = above + value * weights[r][c];
                        boolean useful = firstTerm + r < filters.length && firstColumn + c < filters[0].length;
                        multiplications += busy && useful ? 1 : 0;
                        if (busy && r == rows - 1) {
                            left++;
                            leave(row, firstColumn + c, nextSums[r][c]);
                        }
                    }
                }
                moving = nextMoving;
                sums = nextSums;
                cycles++;
            }
        }

        private int enter(boolean busy, int row, int term) {
            if (!busy || term >= filters.length) {
                return 0;
            }
            inputReads++;
            return inputs[row][term];
        }

        private void leave(int row, int column, int sum) {
            if (column < filters[0].length) {
                result[row][column] += sum;
                outputWrites++;
            }
        }
    }
}
