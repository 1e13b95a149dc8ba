package dev.ranvier.core.engine;

import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Profiles, stop rules, compiled networks, timelines. */
class EngineDescriptionsTest {

    private static ActivityProfile profile(String name, long spikes, long events) {
        return new ActivityProfile(
                List.of(name), new long[] {spikes}, new long[] {3}, List.of("p"), new long[] {events}, 2.5, 1);
    }

    @Test
    void profilesOfOneNetworkAddUp() {
        ActivityProfile sum = profile("a", 4, 7).plus(profile("a", 1, 2));
        assertEquals(
                new ActivityProfile(List.of("a"), new long[] {5}, new long[] {6}, List.of("p"), new long[] {9}, 5, 2),
                sum);
        assertEquals(sum.hashCode(), profile("a", 1, 2).plus(profile("a", 4, 7)).hashCode());
        assertEquals(5, sum.totalSpikes());
        assertEquals(9, sum.totalSynapticEvents());
        assertEquals(6, sum.totalUpdates());
        assertNotEquals(profile("a", 4, 7), profile("a", 4, 8));
        assertThrows(IllegalArgumentException.class, () -> profile("a", 1, 1).plus(profile("b", 1, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ActivityProfile(List.of("a"), new long[2], new long[1], List.of("p"), new long[1], 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ActivityProfile(List.of("a"), new long[1], new long[1], List.of("p"), new long[0], 0, 1));
    }

    @Test
    void aStopRuleNeedsASpike() {
        assertThrows(IllegalArgumentException.class, () -> new StopRule.AfterSpikes("a", 0));
    }

    @Test
    void populationsComeAfterThoseThatReachThemWithoutDelay() {
        CompiledNetwork network = new Circuit()
                .neurons("d", 1, Circuit.plain(1))
                .neurons("c", 1, Circuit.plain(1))
                .source("in", 1)
                .neurons("b", 1, Circuit.plain(1))
                .dense("c", "d", 0, 1)
                .dense("in", "b", 0, 1)
                .dense("b", "c", 0, 1)
                .dense("d", "b", 1, 1)
                .compile(TimeBase.continuous());
        assertArrayEquals(new int[] {2, 3, 1, 0}, network.order());
        assertEquals(4, network.populations());
        assertEquals(4, network.projections());
        assertArrayEquals(new int[] {1, 3}, network.incoming(3));
        assertArrayEquals(new int[] {2}, network.outgoing(3));
        assertEquals(3, network.source(2));
        assertEquals(1, network.target(2));
        assertEquals("b -> c", network.projectionLabels().get(2));
        assertEquals("c", network.populationNames().get(1));
        assertEquals(1, network.rows(0).synapses(new int[] {0}, 0, 1));
    }

    @Test
    void stepsAreFoundThroughRounding() {
        Timeline steps = Timeline.of(TimeBase.clocked(0.1));
        double threeSteps = 0.1 + 0.1 + 0.1;
        assertEquals(3, steps.instant(threeSteps));
        assertTrue(steps.allows(threeSteps));
        assertFalse(steps.allows(0.3001));
        assertEquals(3, steps.firstInstantFrom(threeSteps));
        assertEquals(4, steps.firstInstantFrom(0.31));
        assertEquals(3, steps.delay(threeSteps));
        assertEquals(0, steps.delay(0));
        assertEquals(3, steps.refractorySteps(threeSteps));
        assertEquals(1, steps.refractorySteps(0));
        assertEquals(8, steps.after(7));
        assertEquals(0.7, steps.toMs(7), 1e-15);
    }

    @Test
    void aGridMovesWhatLiesBetween() {
        Timeline grid = Timeline.grid(0.5);
        assertTrue(grid.allows(0.6));
        assertEquals(1, grid.instant(0.6));
        assertEquals(1, grid.delay(0.001));
        assertEquals(3, grid.refractorySteps(1.2));
    }

    @Test
    void continuousTimeIsItsOwnUnit() {
        Timeline continuous = Timeline.of(TimeBase.continuous());
        assertFalse(continuous.stepped());
        assertEquals(0.123, continuous.instant(0.123));
        assertEquals(Math.nextUp(0.123), continuous.after(0.123));
        assertEquals(0.123, continuous.firstInstantFrom(0.123));
        assertEquals(0.123, continuous.toMs(0.123));
    }

    @Test
    void onlyMembranesAreExpanded() {
        assertThrows(IllegalArgumentException.class, () -> Membrane.of(new SpikeSource(), 1));
        assertFalse(Membrane.of(Circuit.plain(1), 2).firesUnprompted());
        assertFalse(Membrane.of(Circuit.leaky(1, 0, 1, 0, 0.9, 0), 2).firesUnprompted());
        assertTrue(Membrane.of(Circuit.leaky(1, 0, 1, 0, 1.1, 0), 2).firesUnprompted());
    }
}
