/**
 * Rules that change weights while either engine runs. An engine owns the changing weights; the rule is part of the network's
 * description ({@link dev.ranvier.core.network.Plasticity}).
 */
package dev.ranvier.core.plasticity;
