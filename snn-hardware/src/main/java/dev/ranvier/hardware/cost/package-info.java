/**
 * Count first, price later: {@link dev.ranvier.hardware.cost.ActionCounts} of a run or a model, an
 * {@link dev.ranvier.hardware.cost.EnergyTable} of cited constants that the user can replace, and the
 * {@link dev.ranvier.hardware.cost.EnergyReport} and {@link dev.ranvier.hardware.cost.LatencyReport} that follow from
 * them.
 *
 * <p>Nothing here knows a machine. A machine produces counts that do not depend on any constant of a table; pricing is
 * a pure function. Constants of different technology nodes are not scaled to each other.
 */
package dev.ranvier.hardware.cost;
