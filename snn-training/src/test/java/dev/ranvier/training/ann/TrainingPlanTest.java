package dev.ranvier.training.ann;

import dev.ranvier.training.ann.layer.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TrainingPlanTest {

    private static Arguments bad(String message, Executable building) {
        return arguments(message, building);
    }

    static Stream<Arguments> badPlans() {
        return Stream.of(
                bad("at least 1 epoch, got 0", () -> TrainingPlan.adam(0, 1, 0.1, 0, 0, 0)),
                bad("at least 1 sample, got 0", () -> TrainingPlan.adam(1, 0, 0.1, 0, 0, 0)),
                bad("above 0 and finite, got 0.0", () -> TrainingPlan.adam(1, 1, 0, 0, 0, 0)),
                bad(
                        "above 0 and finite, got Infinity",
                        () -> TrainingPlan.adam(1, 1, Double.POSITIVE_INFINITY, 0, 0, 0)),
                bad("above 0 and finite, got NaN", () -> TrainingPlan.adam(1, 1, Double.NaN, 0, 0, 0)),
                bad("weight decay must be at least 0", () -> TrainingPlan.adam(1, 1, 0.1, -1, 0, 0)),
                bad("below 1 / learning rate, got 10.0", () -> TrainingPlan.adam(1, 1, 0.1, 10, 0, 0)),
                bad("label smoothing must be in 0..1, got 1.0", () -> TrainingPlan.adam(1, 1, 0.1, 0, 1, 0)),
                bad("at least 0 pixels, got -1", () -> TrainingPlan.adam(1, 1, 0.1, 0, 0, -1)),
                bad("largest crop must be at least 0 pixels", () -> new Augmentation(0, -1, false)),
                bad("momentum must be at least 0 and below 1", () -> new OptimiserRule.Momentum(1, false, 0)),
                bad("at least 1 drop by a factor", () -> new Schedule.Steps(0, 0.1)),
                bad("at least 1 drop by a factor", () -> new Schedule.Steps(1, 1)),
                bad("shorter than the 2 epochs, got 2.0", () -> plan(new Schedule.Constant(), 2, 2, 0)),
                bad("patience must be at least 0", () -> plan(new Schedule.Constant(), 2, 1, -1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPlans")
    void wrongPlansAreRefused(String message, Executable building) {
        String given = assertThrows(IllegalArgumentException.class, building).getMessage();
        assertTrue(given.contains(message), given);
    }

    @Test
    void smallSetsAreSeenMoreOften() {
        assertEquals(30, TrainingPlan.forDigits(8_000).epochs());
        assertEquals(14, TrainingPlan.forDigits(60_000).epochs());
        assertThrows(IllegalArgumentException.class, () -> TrainingPlan.forDigits(0));
    }

    @Test
    void theRateFallsAlongHalfACosine() {
        TrainingPlan plan = plan(new Schedule.Cosine(), 4, 0, 0);
        assertEquals(0.4, plan.rateAt(0, 3), 1e-15);
        assertEquals(0.3, plan.rateAt(4, 3), 1e-15); // cos 60 degrees = 1/2
        assertEquals(0.2, plan.rateAt(6, 3), 1e-15);
        assertEquals(0.0, plan.rateAt(12, 3), 1e-15);
    }

    @Test
    void theRateDropsInSteps() {
        TrainingPlan plan = plan(new Schedule.Steps(2, 0.1), 3, 0, 0);
        assertEquals(0.4, plan.rateAt(9, 10), 1e-15);
        assertEquals(0.04, plan.rateAt(10, 10), 1e-15);
        assertEquals(0.04, plan.rateAt(19, 10), 1e-15);
        assertEquals(0.004, plan.rateAt(20, 10), 1e-15);
    }

    @Test
    void theRateWarmsUpEvenly() {
        TrainingPlan plan = plan(new Schedule.Constant(), 2, 0.3, 0);
        assertEquals(0.1, plan.rateAt(0, 10), 1e-15); // three steps of warm-up
        assertEquals(0.3, plan.rateAt(2, 10), 1e-15);
        assertEquals(0.4, plan.rateAt(3, 10), 1e-15);
        TrainingPlan cosine = plan(new Schedule.Cosine(), 2, 1, 0);
        assertEquals(0.4, cosine.rateAt(10, 10), 1e-15);
        assertEquals(0.2, cosine.rateAt(15, 10), 1e-15);
    }

    @Test
    void momentumByHand() {
        // v = 0.5, then 0.9 * 0.5 + 0.2 = 0.65; decay adds 0.1 * 2 = 0.2 to the first gradient of 0.3
        double[] plain = momentumSteps(new OptimiserRule.Momentum(0.9, false, 0.1), 0.3, 0.2 - 0.1 * 1.5);
        assertEquals(2 - 0.5, plain[0], 1e-6);
        assertEquals(1.5 - 0.65, plain[1], 1e-6);
    }

    @Test
    void nesterovLooksAhead() {
        // v = 0.5, step 0.5 + 0.9 * 0.5; then v = 0.65, step 0.2 + 0.9 * 0.65
        double[] ahead = momentumSteps(new OptimiserRule.Momentum(0.9, true, 0), 0.5, 0.2);
        assertEquals(2 - 0.95, ahead[0], 1e-6);
        assertEquals(2 - 0.95 - 0.785, ahead[1], 1e-6);
    }

    /** Values of a weight of 2 after each of two steps with rate 1. */
    private static double[] momentumSteps(OptimiserRule rule, double... gradients) {
        Parameter weight = new Parameter(new float[] {2}, true);
        Optimiser optimiser = rule.start(List.of(weight));
        double[] values = new double[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            weight.gradient[0] = (float) gradients[i];
            optimiser.step(1, i + 1);
            values[i] = weight.values[0];
        }
        return values;
    }

    private static TrainingPlan plan(Schedule schedule, int epochs, double warmUp, int patience) {
        return new TrainingPlan(
                epochs, 8, new OptimiserRule.AdamW(0), 0.4, schedule, warmUp, 0, Augmentation.NONE, true, patience);
    }
}
