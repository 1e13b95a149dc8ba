package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.CoreLimits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ways over the mesh: links, edges between chips, disabled cores, delays too short; all by hand. */
class MeshTest {

    /** Two neurons at (0, 0): one to (3, 2), one to the port at (-1, 0); both fire in ticks 0 and 2. */
    private static ChipProgram program(int delay) {
        TestCore from = new TestCore(0, 0, 1, 2).synapse(0, 0).synapse(0, 1);
        from.toAxon(0, 3, 2, 0, delay).toOutput(1, -1, 0, 0);
        return TestCore.program(from, new TestCore(3, 2, 1, 1));
    }

    private static ChipSimulator run(ChipProgram program) {
        ChipSimulator chip = new ChipSimulator(program, new ChipTeam(1), true);
        for (int tick = 0; tick < 4; tick++) {
            if (tick % 2 == 0) {
                chip.inject(tick, 0, 0);
            }
            chip.tick();
        }
        return chip;
    }

    @Test
    void packetsGoAlongTheRowFirst() {
        LinkLoads loads = run(program(1)).linkLoads();
        for (int x = 0; x < 3; x++) {
            assertEquals(2, loads.spikes(x, 0, 0), "east of (" + x + ", 0)");
        }
        assertEquals(2, loads.spikes(3, 0, 2), "south of (3, 0)");
        assertEquals(2, loads.spikes(3, 1, 2), "south of (3, 1)");
        assertEquals(2, loads.spikes(0, 0, 1), "west to the port");
        assertEquals(0, loads.spikes(0, 0, 2));
        assertEquals(2 * (5 + 1), loads.hops());
        assertEquals(4, loads.ticks());
        assertEquals(new LinkLoads.Link(0, 0, "east", 2, 1), loads.busiest());
        assertEquals(40e6, loads.ticksPerSecond(LinkLoads.SPIKES_PER_SECOND));
    }

    @Test
    void edgesBetweenChipsAreCounted() {
        ChipProgram tiled = program(1).withGrid(new ChipGrid(2, 2, 2, 2, Set.of()));
        ChipActivity activity = run(tiled).activity();
        assertEquals(2 * 2, activity.chipCrossings(), "one edge in x, one in y, two spikes");
        assertEquals(0, run(program(1)).activity().chipCrossings());
        double nanojoules = ChipEnergy.table()
                .price(ChipEnergy.usedCores(activity))
                .breakdownNanojoules()
                .get("edge");
        assertEquals(4 * 0.832, nanojoules, 1e-9);
        assertEquals(2, new ChipGrid(64, 64, 3, 1, Set.of()).crossings(10, 0, 130, 5));
    }

    @Test
    void chipsAreAsManyAsTheCoresNeed() {
        assertEquals(1, program(1).grid().chips());
        ChipProgram wide = TestCore.program(new TestCore(0, 0, 1, 1), new TestCore(64, 128, 1, 1));
        assertEquals(new ChipGrid(64, 64, 2, 3, Set.of()), wide.grid());
    }

    @Test
    void disabledAndMissingPlacesAreRefused() {
        ChipGrid grid = program(1).grid();
        assertTrue(message(() -> program(1).withGrid(grid.without(3, 2))).contains("core (3, 2) is disabled"));
        assertEquals(2, program(1).withGrid(grid.without(1, 0)).cores().size(), "packets pass a disabled core");
        String outside = message(() -> program(1).withGrid(new ChipGrid(3, 3, 1, 1, Set.of())));
        assertTrue(outside.contains("core (3, 2) is outside the mesh of 3 x 3"), outside);
        assertTrue(message(() -> new ChipGrid(4, 4, 1, 1, Set.of(new ChipGrid.Place(4, 0))))
                .contains("(4, 0)"));
        assertTrue(message(() -> new ChipGrid(0, 4, 1, 1, Set.of())).contains("0 x 4"));
    }

    @Test
    void aDelayTooShortForTheWayIsFound() {
        // 5 hops of 300 ns and 100 ns in the core: 1.6 ticks of 1 us
        TransitCheck check = new TransitCheck(1000, 100, 300, 0);
        assertEquals(List.of(new TransitCheck.Late("core (0, 0), neuron 0", 5, 1, 2)), check.late(program(1)));
        assertEquals(List.of(), check.late(program(2)));
        assertTrue(check.late(program(1)).get(0).toString().contains("needed is 2"));
        // two edges between chips of 250 ns each make it 2.1 ticks
        ChipProgram tiled = program(2).withGrid(new ChipGrid(2, 2, 2, 2, Set.of()));
        assertEquals(3, new TransitCheck(1000, 100, 300, 250).late(tiled).get(0).needed());
        assertEquals(List.of(), TransitCheck.ASSUMED.late(program(1)));
        assertThrows(IllegalArgumentException.class, () -> new TransitCheck(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new TransitCheck(1, 1, Double.NaN, 1));
    }

    @Test
    void loadsAreOnlyToldIfTheyWereCounted() {
        assertThrows(IllegalStateException.class, () -> new ChipSimulator(program(1)).linkLoads());
    }

    @Test
    void limitsBeyondTheSimulatorAreRefused() {
        ChipProgram p = program(1);
        String message =
                message(() -> new ChipProgram("p", new CoreLimits(256, 256, 4, 40_000, 15), p.outputPort(), p.cores()));
        assertTrue(message.contains("largest weight is 40000"), message);
    }

    private static String message(org.junit.jupiter.api.function.Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }
}
