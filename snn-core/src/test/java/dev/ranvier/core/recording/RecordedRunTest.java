package dev.ranvier.core.recording;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.RandomCircuits;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.PotentialLog;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.core.spike.SpikeRecorder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RecordedRunTest {

    private static final StopRule NEVER = new StopRule.Never();

    /** A leaky neuron under constant drive: V(t) = 30 (1 - exp(-t/10)) until it fires at 10 ln 2. */
    private final CompiledNetwork driven =
            new Circuit().neurons("cell", 2, Circuit.leaky(10, 0, 15, 0, 30, 0)).compile(TimeBase.continuous());

    @Test
    void samplesLieOnTheClosedForm() {
        EventEngine engine = new EventEngine(driven);
        PotentialLog log = new PotentialLog(1);
        RecordedRun run = new RecordedRun(engine, RunListener.NONE);
        run.recordPotentials(0, new int[] {1}, 0.25, log);
        assertEquals(RunEnd.TIME, run.advance(6.5, NEVER));
        assertEquals(27, log.samples(), "0, 0.25, ..., 6.5");
        for (int i = 0; i < log.samples(); i++) {
            assertEquals(0.25 * i, log.timesMs()[i]);
            assertEquals(30 * -Math.expm1(-0.025 * i), log.potentials(0)[i], 1e-12);
        }
    }

    @Test
    void aRunInTwoPartsSamplesTheSame() {
        PotentialLog whole = new PotentialLog(2);
        PotentialLog parts = new PotentialLog(2);
        RecordedRun one = new RecordedRun(new EventEngine(driven), RunListener.NONE);
        one.recordPotentials(0, new int[] {0, 1}, 0.3, whole);
        one.advance(30, NEVER);
        RecordedRun two = new RecordedRun(new EventEngine(driven), RunListener.NONE);
        two.recordPotentials(0, new int[] {0, 1}, 0.3, parts);
        two.advance(9.9, NEVER);
        two.advance(10, NEVER);
        two.advance(30, NEVER);
        assertArrayEquals(whole.timesMs(), parts.timesMs());
        assertArrayEquals(whole.potentials(1), parts.potentials(1));
    }

    @Test
    void watchingChangesNoSpike() {
        for (long seed = 1; seed <= 10; seed++) {
            RandomCircuits circuits = new RandomCircuits(seed);
            CompiledNetwork network = circuits.network(TimeBase.clocked(0.5), 0.5);
            Stimulus stimulus = circuits.stimulus(80, 0.5);
            for (Engine engine : List.of(new TickEngine(network), new EventEngine(network))) {
                SpikeLog plain = new SpikeLog(network.populations());
                engine.recordTo(plain);
                engine.run(stimulus, 50);
                SpikeLog watched = new SpikeLog(network.populations());
                engine.recordTo(watched);
                engine.reset();
                engine.stimulate(stimulus);
                PotentialLog potentials = new PotentialLog(1);
                RecordedRun run = new RecordedRun(engine, (timeMs, untilMs) -> true);
                run.recordPotentials(1, new int[] {2}, 0.5, potentials);
                run.recordPotentials(1, new int[] {0}, 3, new PotentialLog(1));
                run.advance(50, NEVER);
                assertEquals(101, potentials.samples());
                for (int population = 0; population < network.populations(); population++) {
                    assertEquals(plain.spikes(population), watched.spikes(population), "seed " + seed);
                }
            }
        }
    }

    @Test
    void theListenerHearsTimeRiseToTheEnd() {
        List<Double> heard = new ArrayList<>();
        RecordedRun run = new RecordedRun(new EventEngine(driven), (timeMs, untilMs) -> {
            assertEquals(1_000, untilMs);
            return heard.add(timeMs);
        });
        assertEquals(RunEnd.TIME, run.advance(1_000, NEVER));
        assertTrue(heard.size() > 3, "heard " + heard);
        assertEquals(1_000, heard.get(heard.size() - 1));
        for (int i = 1; i < heard.size(); i++) {
            assertTrue(heard.get(i) > heard.get(i - 1));
        }
    }

    @Test
    void theListenerEndsARun() {
        EventEngine engine = new EventEngine(driven);
        RecordedRun run = new RecordedRun(engine, (timeMs, untilMs) -> timeMs < 100);
        assertEquals(RunEnd.LISTENER, run.advance(1_000, NEVER));
        assertTrue(engine.timeMs() >= 100 && engine.timeMs() < 1_000);
        assertEquals(RunEnd.LISTENER, run.advance(1_000, NEVER), "it may go on and be ended again");
    }

    @Test
    void theListenerOfAVeryLongRunIsHeardSoon() {
        EventEngine engine = new EventEngine(driven);
        RecordedRun run = new RecordedRun(engine, (timeMs, untilMs) -> false);
        assertEquals(RunEnd.LISTENER, run.advance(1e12, NEVER)); // 30 years
        assertTrue(engine.timeMs() < 1_000_000, "came to " + engine.timeMs());
    }

    @Test
    void theRuleEndsARun() {
        EventEngine engine = new EventEngine(driven);
        RecordedRun run = new RecordedRun(engine, RunListener.NONE);
        StopRule rule = new StopRule.AfterSpikes("cell", 3);
        assertEquals(RunEnd.RULE, run.advance(1_000, rule));
        assertEquals(2 * 10 * Math.log(2), engine.timeMs(), 1e-9, "both cells fire together");
        assertEquals(RunEnd.RULE, run.advance(1_000, rule), "it is true already");
    }

    @Test
    void refusesWhatIsNotThere() {
        RecordedRun run = new RecordedRun(new EventEngine(driven), RunListener.NONE);
        PotentialLog log = new PotentialLog(1);
        assertThrows(IllegalArgumentException.class, () -> run.recordPotentials(1, new int[] {0}, 1, log));
        assertThrows(IllegalArgumentException.class, () -> run.recordPotentials(0, new int[] {2}, 1, log));
        assertThrows(IllegalArgumentException.class, () -> run.recordPotentials(0, new int[] {0}, 0, log));
        run.advance(10, NEVER);
        assertThrows(IllegalArgumentException.class, () -> run.advance(9, NEVER));
        assertThrows(IllegalArgumentException.class, () -> run.advance(Double.POSITIVE_INFINITY, NEVER));
    }

    @Test
    void runawayActivityIsEndedByName() {
        // Each spike of one cell makes the other fire 0.1 ms later, for ever: 10,000 Hz together
        CompiledNetwork wild = new Circuit()
                .source("in", 2)
                .neurons("loop", 2, Circuit.plain(1))
                .oneToOne("in", "loop", 0, 1)
                .dense("loop", "loop", 0.1, 0, 1, 1, 0)
                .compile(TimeBase.continuous());
        EventEngine engine = new EventEngine(wild);
        SpikeLog log = new SpikeLog(2);
        engine.recordTo(SpikeRecorder.all(log, new ActivityLimit(wild.network(), 1_000, 20)));
        engine.stimulate(Stimulus.of("in", Circuit.at(100)));
        RunawayActivityException runaway =
                assertThrows(RunawayActivityException.class, () -> engine.advance(1e6, NEVER));
        assertEquals("loop", runaway.population());
        // allowed: 2 cells x 1000 Hz x 20 ms = 40 spikes; the 41st is 4 ms after the first
        assertEquals(41, log.spikes(1).size());
        assertEquals(104, runaway.timeMs(), 1e-9);
        assertEquals(1e3 * 41 / (2 * 4), runaway.rateHz(), 1e-6);
        assertTrue(runaway.getMessage().contains("population loop ran away"), runaway.getMessage());
    }

    @Test
    void ordinaryActivityIsLeftAlone() {
        EventEngine engine = new EventEngine(driven); // 144 Hz
        engine.recordTo(new ActivityLimit(driven.network(), 160, 100));
        engine.advance(10_000, NEVER);
        assertEquals(10_000, engine.timeMs());
    }
}
