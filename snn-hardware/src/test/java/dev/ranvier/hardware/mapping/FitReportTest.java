package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FitReportTest {

    private final FitCheck check = new FitCheck(ChipForm.trueNorth(WeightLevels.exact()), Mapper.trueNorth(1));

    @Test
    void layersThatFitAreCountedByHand() {
        Network network = Nets.network(
                List.of(Nets.source("in", 400), Nets.memoryless("hidden", 240), Nets.memoryless("out", 10)),
                new Projection("in", "hidden", Nets.blocks(4, 100, 60), 0),
                new Projection("hidden", "out", Nets.blocks(2, 120, 5), 2));
        FitReport report = check.examine(network);
        assertTrue(report.fits());
        assertEquals(
                List.of(
                        new FitReport.Layer("hidden", "IntegerNeuron", 240, 100, 2, 1, 0, 0, 2, List.of()),
                        new FitReport.Layer("out", "IntegerNeuron", 10, 120, 2, 1, 2, 2, 1, List.of())),
                report.layers());
        assertTrue(report.text().contains("every layer fits"), report.text());
    }

    @Test
    void everyLayerThatDoesNotFitIsNamedWithLimitAndFix() {
        Values zero = Values.uniform(0);
        Lif leaky = new Lif(10, 0, Values.uniform(1), new ResetRule.ToValue(0), zero, zero, 0);
        Network network = Nets.network(
                List.of(
                        Nets.source("in", 4),
                        Nets.memoryless("late", 4),
                        Nets.memoryless("heavy", 4),
                        new Population("leaky", 4, leaky),
                        new Population("odd", 4, IntegrateAndFire.withThreshold(0.3))),
                new Projection("in", "late", new Connectivity.OneToOne(4, 1), 16),
                new Projection("late", "heavy", new Connectivity.OneToOne(4, 256), 1),
                new Projection("heavy", "leaky", new Connectivity.OneToOne(4, 1), 1),
                new Projection("heavy", "odd", new Connectivity.OneToOne(4, 0.1f), 1));
        FitReport report = check.examine(network);
        assertFalse(report.fits());
        assertEquals(4, report.obstacles().size());
        assertObstacle(report.obstacles().get(0), "in", "delay", 16, 15, "change the projection's delayMs");
        assertObstacle(
                report.obstacles().get(1),
                "heavy",
                "weight",
                256,
                255,
                "quantise the weights to fewer bits, e.g. to -1, 0, 1");
        assertEquals("leaky", report.obstacles().get(2).population());
        assertEquals("neuron model", report.obstacles().get(2).limit());
        assertEquals("whole_numbers", report.obstacles().get(3).limit());
        assertEquals(
                List.of(-1, -1, -1, -1),
                report.layers().stream().map(FitReport.Layer::cores).toList());
        assertTrue(report.text().contains("does not fit, 4 obstacle(s)"), report.text());
        assertTrue(report.text().contains("would help: allow rounding"), report.text());
        assertThrows(IllegalArgumentException.class, () -> check.mapper().map(network, "heavy"));
    }

    @Test
    void whatIsInTheWayOfTheWholeIsAdded() {
        Network network = Nets.network(
                List.of(Nets.source("in", 1), Nets.memoryless("hidden", 1), Nets.memoryless("out", 1)),
                new Projection("in", "hidden", new Connectivity.OneToOne(1, 1), 0),
                new Projection("hidden", "out", new Connectivity.OneToOne(1, 1), 1));
        Mapper oneCore =
                new Mapper(CoreLimits.TRUENORTH, new Mesh(1, 1), new BlockPartitioner(), new SnakePlacer(), false);
        FitReport layers = new FitCheck(ChipForm.trueNorth(WeightLevels.exact()), oneCore).examine(network);
        assertTrue(layers.fits());
        MappingException room = assertThrows(MappingException.class, () -> oneCore.map(network, "out"));
        FitReport whole = layers.with(room);
        assertFalse(whole.fits());
        assertObstacle(whole.obstacles().get(0), "hidden", "cores", 2, 1, "give hidden fewer neurons or larger blocks");
        assertEquals(
                "network net needs 2 cores, the mesh has 1; most, 1, go to population hidden",
                whole.obstacles().get(0).problem());
    }

    private static void assertObstacle(
            FitReport.Obstacle obstacle, String population, String limit, long needed, long allowed, String fix) {
        assertEquals(population, obstacle.population());
        assertEquals(limit, obstacle.limit());
        assertEquals(needed, obstacle.needed());
        assertEquals(allowed, obstacle.allowed());
        assertEquals(fix, obstacle.fix());
    }
}
