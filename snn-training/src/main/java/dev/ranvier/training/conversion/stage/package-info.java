/**
 * A trained graph in the normal form that conversions take: {@link dev.ranvier.training.conversion.stage.StageGraph}, a list
 * of sums with an activation and of max pools. Everything linear between two activations (normalisation, scaling, padding,
 * flattening, addition, concatenation) is folded into the linear maps and the bias of the next sum.
 */
package dev.ranvier.training.conversion.stage;
