package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.EngineContract;
import dev.ranvier.core.network.TimeBase;

class ClockedTickEngineTest extends EngineContract {

    @Override
    protected TimeBase timeBase() {
        return TimeBase.clocked(1);
    }

    @Override
    protected Engine engine(CompiledNetwork network) {
        return new TickEngine(network);
    }

    @Override
    protected boolean betweenEvents() {
        return false;
    }
}
