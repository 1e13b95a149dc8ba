package dev.ranvier.hardware.accelerator.crossbar;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CrossbarMatrixTest {

    private static final WriteScheme PLAIN = WriteScheme.PLAIN;

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static CrossbarSetup setup(CrossbarDesign design, CellDevices devices, WriteScheme scheme) {
        return new CrossbarSetup(design, devices, scheme, AdcRange.WORST_CASE);
    }

    private static double[] product(CrossbarMatrix matrix, int... inputs) {
        double[] sums = new double[matrix.outputs()];
        matrix.multiply(inputs, matrix.worstCaseAdc(), random(0), matrix.newReads(), sums);
        return sums;
    }

    private static double[] exact(WeightCodes codes, int[] inputs) {
        double[] sums = new double[codes.outputs()];
        for (int o = 0; o < codes.outputs(); o++) {
            for (int i = 0; i < codes.inputs(); i++) {
                sums[o] += (double) codes.codes()[o * codes.inputs() + i] * inputs[i];
            }
        }
        return sums;
    }

    private static WeightCodes codes(int inputs, int outputs, int bits, RandomGenerator random) {
        int[] codes = new int[inputs * outputs];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextInt(-(1 << (bits - 1)) + 1, 1 << (bits - 1));
        }
        return new WeightCodes(inputs, outputs, codes, 1);
    }

    @Test
    void ideal_cells_and_enough_converter_bits_give_the_integer_product() {
        RandomGenerator random = random(11);
        for (int trial = 0; trial < 60; trial++) {
            SignEncoding encoding = SignEncoding.values()[random.nextInt(2)];
            int inputBits = 1 + random.nextInt(16);
            CrossbarDesign shape = new CrossbarDesign(
                    1 + random.nextInt(40),
                    32 + random.nextInt(40),
                    inputBits,
                    1 + random.nextInt(Math.min(4, inputBits)),
                    2 + random.nextInt(15),
                    1 + random.nextInt(4),
                    1,
                    encoding);
            CrossbarDesign design = shape.withAdcBits(shape.losslessAdcBits());
            CellDevices devices = new CellDevices(random.nextBoolean() ? 20 : Double.POSITIVE_INFINITY, 0, 0, 0, 0, 0);
            WeightCodes codes = codes(1 + random.nextInt(90), 1 + random.nextInt(9), design.weightBits(), random);
            WriteScheme scheme =
                    random.nextBoolean() ? PLAIN : WriteScheme.verified(0.1, 3).withRepair(2);
            CrossbarMatrix matrix = CrossbarMatrix.write(setup(design, devices, scheme), codes, random);
            int[] inputs = random.ints(codes.inputs(), 0, 1 << inputBits).toArray();
            assertArrayEquals(exact(codes, inputs), product(matrix, inputs), "seed 11, trial " + trial + ", " + design);
            assertEquals(0, matrix.report().movedColumns());
            assertEquals(matrix.report().cells(), matrix.report().writes());
        }
    }

    @Test
    void a_converter_with_too_few_bits_by_hand() {
        // One column of weights 3, 3, 1 (levels of one 2-bit cell), 1-bit inputs, differential, 4 rows: full scale 12,
        // 2
        // bits, a step of 4. 3 + 3 + 1 = 7 reads as 2 steps, 8; the column of negative weights as 0.
        CrossbarDesign design = new CrossbarDesign(4, 4, 1, 1, 3, 2, 2, SignEncoding.DIFFERENTIAL);
        CrossbarMatrix matrix = CrossbarMatrix.write(
                setup(design, CellDevices.IDEAL, PLAIN), new WeightCodes(4, 1, new int[] {3, 3, 1, -1}, 1), random(1));
        assertArrayEquals(new double[] {8}, product(matrix, 1, 1, 1, 0));
        // The weight of -1 reads as 0: below half a step.
        assertArrayEquals(new double[] {0}, product(matrix, 0, 0, 0, 1));
    }

    @Test
    void a_heavy_column_is_stored_inverted_and_read_back() {
        // Offset 4: codes 3 and 3 are stored as 7 = 1, 3 in cells of 2 bits; the lower column sums to 6 of 6 and is
        // inverted.
        CrossbarDesign design = new CrossbarDesign(2, 4, 2, 2, 3, 2, 4, SignEncoding.OFFSET);
        WeightCodes codes = new WeightCodes(2, 1, new int[] {3, 3}, 1);
        CrossbarSetup setup = setup(design, CellDevices.IDEAL, PLAIN);
        RowBlock block = new RowBlockWriter(setup, codes, 0, random(1)).write();
        assertArrayEquals(new boolean[] {true, false}, block.inverted());
        assertArrayEquals(new float[] {0, 1, 0, 1}, block.values());
        assertArrayEquals(new double[] {3 * 3 + 3 * 2}, product(CrossbarMatrix.write(setup, codes, random(1)), 3, 2));
    }

    @Test
    void one_weight_moved_moves_the_result() {
        CrossbarDesign design = CrossbarDesignTest.ISAAC;
        RandomGenerator random = random(5);
        WeightCodes codes = codes(200, 3, 16, random);
        int[] inputs = random.ints(200, 1, 1 << 16).toArray();
        double[] before =
                product(CrossbarMatrix.write(setup(design, CellDevices.IDEAL, PLAIN), codes, random(1)), inputs);
        codes.codes()[400] += codes.codes()[400] > 0 ? -1 : 1;
        double[] after =
                product(CrossbarMatrix.write(setup(design, CellDevices.IDEAL, PLAIN), codes, random(1)), inputs);
        assertEquals(before[0], after[0]);
        assertEquals(inputs[0], Math.abs(before[2] - after[2]));
    }

    @Test
    void all_cells_broken_leave_what_the_broken_cells_say() {
        // Differential, all at the lowest level: 0. Offset, 2 cells of 2 bits all at 3: 15 - 4 (the offset) each.
        CrossbarDesign pairs = new CrossbarDesign(4, 4, 2, 1, 3, 2, 8, SignEncoding.DIFFERENTIAL);
        WeightCodes codes = new WeightCodes(2, 1, new int[] {3, -2}, 1);
        CrossbarMatrix off = CrossbarMatrix.write(
                setup(pairs, CellDevices.IDEAL.withStuck(1, 0), WriteScheme.verified(0.5, 4)), codes, random(1));
        assertArrayEquals(new double[] {0}, product(off, 3, 2));
        // 4 cells, 2 of which are to be 0 anyway; the other two are tried 4 times.
        assertEquals(new WriteReport(1, 4, 10, 10, 4, 0, 0), off.report());
        CrossbarDesign offset = new CrossbarDesign(4, 4, 2, 1, 3, 2, 8, SignEncoding.OFFSET);
        CrossbarMatrix on = CrossbarMatrix.write(
                setup(offset, CellDevices.IDEAL.withStuck(0, 1), PLAIN),
                new WeightCodes(2, 1, new int[] {-3, -2}, 1),
                random(1));
        assertArrayEquals(new double[] {(15 - 4) * (3 + 2)}, product(on, 3, 2));
    }

    @Test
    void verification_keeps_every_working_cell_within_its_tolerance_and_counts_what_it_takes() {
        CrossbarDesign design = new CrossbarDesign(64, 64, 4, 1, 8, 2, 8, SignEncoding.DIFFERENTIAL);
        CellDevices devices = new CellDevices(10, 0.05, 0.1, 0, 0, 0);
        WeightCodes codes = codes(64, 8, 8, random(3));
        RowBlockWriter plain = new RowBlockWriter(setup(design, devices, PLAIN), codes, 0, random(4));
        RowBlock once = plain.write();
        RowBlock ideal = new RowBlockWriter(setup(design, CellDevices.IDEAL, PLAIN), codes, 0, random(4)).write();
        RowBlockWriter careful =
                new RowBlockWriter(setup(design, devices, WriteScheme.verified(0.15, 200)), codes, 0, random(4));
        RowBlock verified = careful.write();
        double worstOnce = 0;
        double worstVerified = 0;
        for (int cell = 0; cell < ideal.values().length; cell++) {
            worstOnce = Math.max(worstOnce, Math.abs(once.values()[cell] - ideal.values()[cell]));
            worstVerified = Math.max(worstVerified, Math.abs(verified.values()[cell] - ideal.values()[cell]));
        }
        assertTrue(worstOnce > 0.5, "worst " + worstOnce);
        assertTrue(worstVerified <= 0.15 + 1e-6, "worst " + worstVerified);
        assertEquals(64 * 64, plain.report().writes());
        assertEquals(0, plain.report().verifyReads());
        assertEquals(careful.report().writes(), careful.report().verifyReads());
        // A spread of about 0.3 levels leaves a write within 0.15 in about four of ten cases.
        assertEquals(2.6, careful.report().writesPerCell(), 0.4);
        assertEquals(0, careful.report().missedCells());
    }

    @Test
    void compensation_brings_weights_with_broken_cells_nearer() {
        CrossbarDesign design = new CrossbarDesign(64, 64, 1, 1, 7, 2, 12, SignEncoding.DIFFERENTIAL);
        CellDevices broken = CellDevices.IDEAL.withStuck(0.05, 0.02);
        WeightCodes codes = codes(64, 10, 7, random(8));
        double plain = weightError(design, broken, PLAIN, codes);
        double compensated =
                weightError(design, broken, new WriteScheme(Double.POSITIVE_INFINITY, 1, 0, false, true), codes);
        double remapped =
                weightError(design, broken, new WriteScheme(Double.POSITIVE_INFINITY, 1, 4, true, false), codes);
        assertTrue(compensated < 0.45 * plain, plain + " without, " + compensated + " with compensation");
        assertTrue(remapped < 0.95 * plain, plain + " without, " + remapped + " with remapping");
    }

    /** Sum over all weights of how far each is off, read one by one. */
    private static double weightError(
            CrossbarDesign design, CellDevices devices, WriteScheme scheme, WeightCodes codes) {
        CrossbarMatrix matrix = CrossbarMatrix.write(setup(design, devices, scheme), codes, random(9));
        double error = 0;
        for (int input = 0; input < codes.inputs(); input++) {
            int[] inputs = new int[codes.inputs()];
            inputs[input] = 1;
            double[] row = product(matrix, inputs);
            for (int output = 0; output < codes.outputs(); output++) {
                error += Math.abs(row[output] - codes.codes()[output * codes.inputs() + input]);
            }
        }
        return error;
    }

    @Test
    void the_seed_decides_where_conductances_end_up() {
        CrossbarDesign design = new CrossbarDesign(16, 16, 4, 1, 4, 2, 6, SignEncoding.DIFFERENTIAL);
        CrossbarSetup setup = setup(design, new CellDevices(10, 0.2, 0, 0, 0.05, 0), PLAIN);
        WeightCodes codes = codes(16, 4, 4, random(2));
        float[] first = new RowBlockWriter(setup, codes, 0, random(1)).write().values();
        assertArrayEquals(
                first, new RowBlockWriter(setup, codes, 0, random(1)).write().values());
        float[] other = new RowBlockWriter(setup, codes, 0, random(2)).write().values();
        assertNotEquals(Arrays.hashCode(first), Arrays.hashCode(other));
    }

    @Test
    void noise_of_a_read_grows_with_the_root_of_the_driven_rows() {
        // 16 cells of level 3, 1-bit inputs, noise of 0.1 of the range of 3 steps in each: 0.3 x 4 = 1.2 steps for 16
        // rows.
        CrossbarDesign design = new CrossbarDesign(16, 4, 1, 1, 3, 2, 8, SignEncoding.DIFFERENTIAL);
        int[] threes = new int[16];
        Arrays.fill(threes, 3);
        CrossbarSetup setup = setup(design, CellDevices.IDEAL.withReadSigma(0.1), PLAIN);
        CrossbarMatrix matrix = CrossbarMatrix.write(setup, new WeightCodes(16, 1, threes, 1), random(1));
        int[] all = new int[16];
        Arrays.fill(all, 1);
        RandomGenerator noise = random(6);
        double squares = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            double[] sums = new double[1];
            matrix.multiply(all, matrix.worstCaseAdc(), noise, matrix.newReads(), sums);
            squares += (sums[0] - 48) * (sums[0] - 48);
        }
        // The converter clips the noise of the empty column below 0, which halves its mean square; rounding adds a
        // twelfth
        // for each column.
        double expected = 1.44 + 1.44 / 2 + 2.0 / 12;
        assertEquals(expected, squares / trials, 0.25);
    }
}
