package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values that are no stage of their own yet: a linear function of the values of stages. */
sealed interface Expression {

    /** Shape of the values, padding included. */
    Shape shape();

    /** As a sum over linear maps. */
    Linear linear();

    /**
     * Values of stages, each times a factor, put side by side or added up: {@code value[offset + i] += factor[i] x[i]} for each
     * piece, plus the shift; then surrounded by zeros.
     *
     * @param inner shape without the padding
     * @param pieces at least one
     * @param shift {@code [value without padding]}
     * @param pads rows and columns of zeros
     */
    record Pieces(Shape inner, List<Piece> pieces, double[] shift, Pads pads) implements Expression {

        /** The values of a stage as they are. */
        static Pieces of(int source, Shape shape) {
            Piece all = new Piece(source, 0, Factors.ones(shape.size()));
            return new Pieces(shape, List.of(all), new double[shape.size()], Pads.NONE);
        }

        @Override
        public Shape shape() {
            return pads.around(inner);
        }

        /** True if the pieces cover everything, each alone. */
        boolean isSingle() {
            return pieces.size() == 1 && pieces.get(0).factor().length == inner.size();
        }

        /** True if the values are those of one stage, as they are. */
        boolean isStage() {
            return isSingle()
                    && pads.isNone()
                    && Arrays.stream(pieces.get(0).factor()).allMatch(factor -> factor == 1)
                    && Arrays.stream(shift).allMatch(value -> value == 0);
        }

        @Override
        public Linear linear() {
            List<Stage.Term> terms = new ArrayList<>();
            int total = inner.size();
            for (Piece piece : pieces) {
                SparseMap map = SparseMap.diagonal(piece.factor(), piece.offset(), total);
                terms.add(new Stage.Term(piece.source(), pads.isNone() ? map : pads.move(map, inner)));
            }
            return new Linear(shape(), terms, pads.isNone() ? shift : pads.move(shift, inner));
        }
    }

    /**
     * Some of the values of {@link Pieces}.
     *
     * @param source index of a stage, all of whose values are taken
     * @param offset where its first value goes
     * @param factor {@code [value of the source]}
     */
    record Piece(int source, int offset, double[] factor) {}

    /**
     * A sum over linear maps, plus a bias.
     *
     * @param shape of the sums
     * @param terms addends
     * @param bias {@code [sum]}
     */
    record Linear(Shape shape, List<Stage.Term> terms, double[] bias) implements Expression {

        @Override
        public Linear linear() {
            return this;
        }

        /** True if no value can be negative, given that no stage's value and no input is. */
        boolean isNotNegative() {
            return Factors.notNegative(bias)
                    && terms.stream().allMatch(term -> term.map().isNotNegative());
        }

        /** The sums of two expressions of one shape. */
        Linear plus(Linear other) {
            List<Stage.Term> all = new ArrayList<>(terms);
            all.addAll(other.terms);
            double[] sum = bias.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other.bias[i];
            }
            return new Linear(shape, all, sum);
        }

        /** The negated values. */
        Linear negated() {
            List<Stage.Term> negated = terms.stream()
                    .map(term -> new Stage.Term(term.source(), term.map().times(-1)))
                    .toList();
            return new Linear(shape, negated, Factors.times(bias, -1));
        }
    }
}
