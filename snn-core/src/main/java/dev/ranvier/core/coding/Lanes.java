package dev.ranvier.core.coding;

import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.tick.TickBatch;

/** Engines of one thread, each with a sample of its own, that advance together. */
interface Lanes {

    /** Number of engines. */
    int size();

    /** One engine; only {@link #advance} makes it move. */
    Engine engine(int lane);

    /** Runs the first engines to a time, or until the stop rule ends their samples. */
    void advance(int count, double untilMs);

    /** A single engine of whatever kind. */
    record Single(Engine only, StopRule stop) implements Lanes {

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Engine engine(int lane) {
            return only;
        }

        @Override
        public void advance(int count, double untilMs) {
            only.advance(untilMs, stop);
        }
    }

    /** Tick engines that share a pass over the weights; samples run to their end. */
    record Batch(TickBatch engines, int size) implements Lanes {

        @Override
        public Engine engine(int lane) {
            return engines.engine(lane);
        }

        @Override
        public void advance(int count, double untilMs) {
            engines.advance(count, untilMs);
        }
    }
}
