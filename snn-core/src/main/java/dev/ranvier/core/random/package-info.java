/**
 * Random numbers that do not depend on threads, on order or on how a run is cut.
 *
 * <p>{@link dev.ranvier.core.random.CounterRandom} is a function: key and counter in, 64 random bits out, no state.
 * Give each thing that draws a key (a population, a projection) and number its draws (neuron, step); any thread may
 * then draw any of them at any time. {@link dev.ranvier.core.random.RandomStream} is the sequential form: cheaper a
 * draw, with numbered forks and a position that can be stored and returned to. {@link
 * dev.ranvier.core.random.DiscreteDraw} turns 64 bits into a Poisson or binomial number by one look into a table.
 *
 * <p>Every draw of a fixed distribution is a function of 64 bits, so both forms give the same distributions. None of
 * this is fit for cryptography.
 */
package dev.ranvier.core.random;
