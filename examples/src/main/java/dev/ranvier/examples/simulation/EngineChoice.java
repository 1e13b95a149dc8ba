package dev.ranvier.examples.simulation;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Network;

/**
 * Which engine runs a network, and how.
 *
 * @param kind event-driven or step by step
 * @param stepMs step of the tick engine for a network without a clock, else 0
 * @param precision of the tick engine's state
 * @param threads that share a run of the tick engine
 */
public record EngineChoice(Kind kind, double stepMs, Precision precision, int threads) {

    /** The engines. */
    public enum Kind {
        /** Event-driven, exact in continuous time. */
        event,
        /** Step by step; approximate for a network in continuous time. */
        tick
    }

    /** @throws IllegalArgumentException if the step goes with neither engine nor network */
    public EngineChoice {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread is needed, got " + threads);
        }
        if (kind == Kind.event && stepMs != 0) {
            throw new IllegalArgumentException("the event engine has no step, got " + stepMs + " ms");
        }
    }

    /** An engine at time 0. */
    public Engine build(Network network) {
        if (kind == Kind.event) {
            return new EventEngine(CompiledNetwork.of(network));
        }
        return network.timeBase().clocked()
                ? new TickEngine(CompiledNetwork.of(network, threads), precision)
                : new TickEngine(CompiledNetwork.onGrid(network, stepMs, threads), precision);
    }

    /** The shortest time that means something in a run of this network: a step, or 0 in continuous time. */
    public double resolutionMs(Network network) {
        return network.timeBase().clocked() ? network.timeBase().stepMs() : stepMs;
    }
}
