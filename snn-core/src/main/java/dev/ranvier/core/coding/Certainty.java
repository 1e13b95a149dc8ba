package dev.ranvier.core.coding;

/** Follows the evidence of one sample from step to step and says when a rule on steps has come true. */
final class Certainty {

    private final EarlyDecision rule;
    private int leader;
    private int steps; // for which the leader has led alone

    /** @param rule one that is tested after each step */
    Certainty(EarlyDecision rule) {
        this.rule = rule;
        restart();
    }

    /** True if a rule is tested after each step. */
    static boolean onSteps(EarlyDecision rule) {
        return rule instanceof EarlyDecision.Margin || rule instanceof EarlyDecision.Stability;
    }

    /** Forgets the sample. */
    void restart() {
        leader = -1;
        steps = 0;
    }

    /**
     * Takes the evidence after one more step.
     *
     * @param evidence {@code [class]}. Not modified.
     * @return true if the rule has come true
     */
    boolean after(double[] evidence) {
        int first = Ranking.largest(evidence);
        double second = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < evidence.length; c++) {
            second = c == first ? second : Math.max(second, evidence[c]);
        }
        boolean alone = evidence[first] > second;
        steps = !alone ? 0 : first == leader ? steps + 1 : 1;
        leader = first;
        if (rule instanceof EarlyDecision.Margin margin) {
            return evidence[first] - second >= margin.lead();
        }
        return rule instanceof EarlyDecision.Stability stability && steps >= stability.steps();
    }
}
