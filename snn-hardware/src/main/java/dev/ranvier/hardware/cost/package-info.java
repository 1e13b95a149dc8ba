/**
 * Count first, price later: {@link dev.ranvier.hardware.cost.ActionCounts} says what happened, an {@link
 * dev.ranvier.hardware.cost.EnergyTable} says what each action costs and where that figure comes from, and {@link
 * dev.ranvier.hardware.cost.EnergyReport} is their product. The table can be replaced by the user; nothing is priced with a
 * missing constant.
 */
package dev.ranvier.hardware.cost;
