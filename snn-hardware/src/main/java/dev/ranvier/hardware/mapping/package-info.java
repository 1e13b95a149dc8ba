/**
 * From a network to a chip program, in steps that can be replaced one by one; the runner that asks the mapped chip about
 * samples, and the comparison of the mapped chip with the tick engine.
 *
 * <ol>
 *   <li>{@link dev.ranvier.hardware.mapping.ChipForm}: a network that the chip can hold. Integrate-and-fire neurons
 *       become integer neurons, fan-in beyond a core becomes partial sums; what that costs in accuracy is said. A
 *       network of integer neurons that fits stays as it is.
 *   <li>{@link dev.ranvier.hardware.mapping.Partitioner}: which neurons share a core. An input is one axon for all
 *       neurons of a core that need it, so neurons with common inputs belong together.
 *   <li>Axon types: weights are realised exactly, with one axon an input, a positive and a negative one, or digits.
 *   <li>Fan-out: splitters, or copies of neurons where a loop has no time for them; populations that run later for it
 *       carry a latency, and relative to that the chip does what the network does, tick by tick.
 *   <li>{@link dev.ranvier.hardware.mapping.Placer}: where cores lie, by {@link
 *       dev.ranvier.hardware.mapping.Traffic} that is assumed or measured ({@link
 *       dev.ranvier.hardware.mapping.ExpectedSpikes}).
 * </ol>
 *
 * <p>{@link dev.ranvier.hardware.mapping.FitCheck} says before anything runs which layer breaks which limit.
 */
package dev.ranvier.hardware.mapping;
