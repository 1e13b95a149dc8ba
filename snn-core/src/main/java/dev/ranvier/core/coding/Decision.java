package dev.ranvier.core.coding;

/**
 * An answer and when it was there.
 *
 * @param label the class
 * @param confidence 0..1, how clear the answer was; its meaning is said by each decoder
 * @param timeMs decision time, from the start of the input
 */
public record Decision(int label, double confidence, double timeMs) {}
