package dev.ranvier.training.compress;

import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.training.ann.layer.WeightForm;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Each form by hand. */
class WeightFormsTest {

    private static final float[] WEIGHTS = {0.1f, -0.4f, 1, -0.2f, 0.5f};

    @Test
    void pruningAtOnceTakesTheSmallest() {
        PrunedForm form = new PrunedForm(0.4, 0);
        float[] latent = form.latent(WEIGHTS);
        assertArrayEquals(WEIGHTS, weights(form, latent), "nothing is pruned before the first step");
        form.startStep(0, latent);
        assertArrayEquals(new float[] {0, -0.4f, 1, 0, 0.5f}, weights(form, latent));
        assertArrayEquals(new float[] {0, 2, 3, 0, 5}, gradient(form, latent));
        latent[0] = 9; // a pruned weight never comes back
        form.startStep(0.5, latent);
        assertEquals(0, weights(form, latent)[0]);
    }

    @Test
    void pruningGraduallyFollowsACubic() {
        float[] many = new float[1000];
        for (int i = 0; i < many.length; i++) {
            many[i] = (i + 1) * (i % 2 == 0 ? 1 : -1);
        }
        PrunedForm form = new PrunedForm(0.8, 0.5);
        float[] latent = form.latent(many);
        assertEquals(0, zerosAt(form, latent, 0));
        assertEquals(700, zerosAt(form, latent, 0.25)); // 0.8 (1 - 1/8)
        assertEquals(800, zerosAt(form, latent, 0.5));
        assertEquals(800, zerosAt(form, latent, 1));
        assertThrows(IllegalArgumentException.class, () -> new PrunedForm(1, 0));
    }

    @Test
    void integersAreMultiplesOfOneUnit() {
        RoundedForm form = new RoundedForm(WeightFormat.integers(3)); // -3 to 3, unit 1 / 3
        float third = 1 / 3f;
        assertArrayEquals(new float[] {0, -third, 1, -third, 2 * third}, weights(form, WEIGHTS), 1e-6f);
        assertArrayEquals(new float[] {1, 2, 3, 4, 5}, gradient(form, WEIGHTS));
        assertArrayEquals(new float[2], weights(form, new float[2]));
        assertEquals(3, form.format().bits());
    }

    @Test
    void ternaryKeepsTheMeanOfTheLargeOnes() {
        // mean magnitude 0.44, threshold 0.308; the others' mean is (0.4 + 1 + 0.5) / 3
        float scale = 1.9f / 3;
        assertArrayEquals(
                new float[] {0, -scale, scale, 0, scale},
                weights(new RoundedForm(WeightFormat.TERNARY), WEIGHTS),
                1e-6f);
    }

    @Test
    void binaryKeepsTheMeanMagnitude() {
        assertArrayEquals(
                new float[] {0.44f, -0.44f, 0.44f, -0.44f, 0.44f},
                weights(new RoundedForm(WeightFormat.BINARY), WEIGHTS),
                1e-6f);
    }

    @Test
    void trainedTernaryHasTwoScales() {
        TrainedTernaryForm form = new TrainedTernaryForm();
        float[] latent = form.latent(new float[] {0.01f, -0.4f, 1, -0.2f, 0.5f}); // threshold 0.05
        float start = 2.1f / 4;
        assertArrayEquals(new float[] {0, -start, start, -start, start}, weights(form, latent), 1e-6f);
        form.more().get(0).values[0] = 2;
        form.more().get(1).values[0] = 3;
        assertArrayEquals(new float[] {0, -3, 2, -3, 2}, weights(form, latent));
        assertArrayEquals(new float[] {1, 3 * 2, 2 * 3, 3 * 4, 2 * 5}, gradient(form, latent), 1e-6f);
        assertEquals(3 + 5, form.more().get(0).gradient[0]);
        assertEquals(-2 - 4, form.more().get(1).gradient[0]);
    }

    @Test
    void circulantRowsTurn() {
        CirculantForm form = new CirculantForm(2, 4, 2);
        float[] latent = form.latent(new float[] {1, 2, 3, 4, 9, 9, 9, 9});
        assertArrayEquals(new float[] {1, 2, 3, 4}, latent);
        float[] weights = new float[8];
        form.weights(latent, weights);
        assertArrayEquals(new float[] {1, 2, 3, 4, 2, 1, 4, 3}, weights);
        float[] back = new float[4];
        form.gradient(latent, new float[] {1, 10, 100, 1000, 2, 20, 200, 2000}, back);
        assertArrayEquals(new float[] {21, 12, 2100, 1200}, back);
        assertEquals(2, form.format().sharing());
    }

    @Test
    void circulantBlocksMayBeCutOff() {
        long seed = 5;
        Random random = new Random(seed);
        CirculantForm form = new CirculantForm(7, 10, 4);
        float[] start = new float[70];
        for (int i = 0; i < start.length; i++) {
            start[i] = random.nextFloat();
        }
        float[] latent = form.latent(start);
        float[] weights = new float[70];
        form.weights(latent, weights);
        for (int row = 0; row + 1 < 7; row++) {
            for (int column = 0; column + 1 < 10; column++) {
                if (row % 4 != 3 && column % 4 != 3) {
                    assertEquals(weights[row * 10 + column], weights[(row + 1) * 10 + column + 1], "seed " + seed);
                }
            }
        }
    }

    private static int zerosAt(PrunedForm form, float[] latent, double progress) {
        form.startStep(progress, latent);
        int zeros = 0;
        for (float weight : weights(form, latent)) {
            zeros += weight == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static float[] weights(WeightForm form, float[] latent) {
        float[] weights = new float[latent.length];
        form.weights(latent, weights);
        return weights;
    }

    /** Of 1, 2, 3 ... by weight. */
    private static float[] gradient(WeightForm form, float[] latent) {
        float[] given = new float[latent.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = i + 1;
        }
        float[] back = new float[latent.length];
        form.gradient(latent, given, back);
        return back;
    }
}
