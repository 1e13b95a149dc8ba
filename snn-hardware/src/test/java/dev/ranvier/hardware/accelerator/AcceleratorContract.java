package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.cost.MissingConstantException;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.ElementwiseAdd;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Recurrent;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds for every machine. */
public abstract class AcceleratorContract {

    /** The machine under test. */
    protected abstract Accelerator machine();

    private static Workload workload() {
        return new Workload(
                "small",
                2,
                List.of(
                        new WorkloadLayer("conv", new Convolution(4, 9, 9, 6, 3, 3, 2, 1, 2), 8, 8),
                        new WorkloadLayer("dense", new MatrixProduct(150, 40), 8, 8).withInputZeroShare(0.5)),
                List.of("relu"));
    }

    /**
     * What reveals every parameter of the sheet; a machine whose parameters need other shapes says which. Counts, time and
     * what is said about a layer are compared.
     */
    protected Workload revealing() {
        return new Workload(
                "revealing",
                4,
                List.of(
                        new WorkloadLayer("conv", new Convolution(96, 27, 27, 256, 5, 5, 1, 2, 2), 8, 8)
                                .withInputZeroShare(0.4)
                                .withWeightZeroShare(0.6),
                        new WorkloadLayer("dense", new MatrixProduct(4096, 1000), 8, 8)
                                .withInputZeroShare(0.6)
                                .withWeightZeroShare(0.9)),
                List.of());
    }

    @Test
    protected void energy_is_the_sum_of_its_parts_and_layers() {
        AcceleratorResult result = machine().run(workload());
        double parts = 0;
        for (double part : result.total().energy().breakdownNanojoules().values()) {
            parts += part;
        }
        assertEquals(parts, result.total().energy().totalNanojoules(), 0);
        double layers = 0;
        long cycles = 0;
        for (LayerResult layer : result.layers()) {
            layers += layer.energy().totalNanojoules();
            cycles += layer.latency().cycles();
        }
        assertEquals(layers, parts, 1e-9 * parts);
        assertEquals(cycles, result.total().latency().cycles());
        assertEquals(parts / 2, result.energyPerSampleNanojoules(), 1e-9 * parts);
        assertTrue(result.total().energy().breakdownNanojoules().containsKey("static")
                || result.total().energy().missing().containsKey(new Action(Action.STATIC, "idle")));
    }

    @Test
    protected void counts_and_cycles_do_not_depend_on_constants() {
        EnergyTable dearer = machine().energies();
        for (EnergyEntry entry : machine().energies().entries()) {
            dearer = dearer.with(entry.withValue(entry.value() * 3 + 1));
        }
        LayerResult before = machine().run(workload()).total();
        LayerResult after = machine().withEnergies(dearer).run(workload()).total();
        assertEquals(before.counts(), after.counts());
        assertEquals(before.latency(), after.latency());
        assertNotEquals(before.energy().totalNanojoules(), after.energy().totalNanojoules());
    }

    @Test
    protected void doubling_a_constant_adds_exactly_its_share_to_its_part() {
        LayerResult total = machine().run(workload()).total();
        Map<String, Double> before = total.energy().breakdownNanojoules();
        for (EnergyEntry entry : machine().energies().entries()) {
            Action action = entry.action();
            LinkedHashMap<String, Double> expected = new LinkedHashMap<>(before);
            double share = total.counts().count(action.part(), action.name()) * entry.nanojoules();
            expected.computeIfPresent(action.part(), (part, old) -> old + share);
            Map<String, Double> after = machine()
                    .withEnergies(machine().energies().with(entry.withValue(entry.value() * 2)))
                    .run(workload())
                    .total()
                    .energy()
                    .breakdownNanojoules();
            assertEquals(expected.keySet(), after.keySet());
            after.forEach((part, value) -> assertEquals(expected.get(part), value, 1e-9 * value, entry + ", " + part));
        }
    }

    @Test
    protected void a_missing_constant_is_named() {
        LayerResult total = machine().run(workload()).total();
        for (EnergyEntry entry : machine().energies().entries()) {
            Action action = entry.action();
            if (total.counts().count(action.part(), action.name()) == 0) {
                continue;
            }
            List<EnergyEntry> fewer = machine().energies().entries().stream()
                    .filter(other -> !other.action().equals(action))
                    .toList();
            Accelerator poor = machine()
                    .withEnergies(new EnergyTable("poor", fewer, Map.of(Action.of("never.used"), "for the test")));
            MissingConstantException missing =
                    assertThrows(MissingConstantException.class, () -> poor.run(workload()), action.key());
            assertEquals(action.key(), missing.key());
            assertEquals("poor", missing.table());
        }
    }

    @Test
    protected void a_multiple_of_a_batch_never_lowers_utilisation_and_zeros_never_cost_more() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int trial = 0; trial < 40; trial++) {
            int groups = 1 + random.nextInt(2);
            WorkloadLayer layer = new WorkloadLayer(
                    "layer",
                    random.nextBoolean()
                            ? new MatrixProduct(1 + random.nextInt(400), 1 + random.nextInt(400))
                            : new Convolution(
                                    groups * (1 + random.nextInt(20)),
                                    14 + random.nextInt(20),
                                    14 + random.nextInt(20),
                                    groups * (1 + random.nextInt(40)),
                                    1 + random.nextInt(13),
                                    1 + random.nextInt(13),
                                    1 + random.nextInt(3),
                                    random.nextInt(3),
                                    groups),
                    8,
                    8);
            int batch = 1 + random.nextInt(6);
            Workload once = new Workload("w", batch, List.of(layer), List.of());
            Workload more = once.withBatch(batch * (2 + random.nextInt(3)));
            LayerResult result = machine().run(once).total();
            LayerResult multiple = machine().run(more).total();
            String what = "seed 7, trial " + trial + ", batch " + batch + " and " + more.batch() + ", " + layer;
            assertTrue(multiple.utilisation() >= result.utilisation() * (1 - 1e-12), what);
            assertTrue(result.utilisation() > 0 && result.utilisation() <= 1, what);
            assertTrue(result.activeElements() <= machine().processingElements() * (1 + 1e-12), what);
            LayerResult zeros = machine()
                    .run(once.withInputZeroShares(Map.of("layer", random.nextDouble())))
                    .total();
            assertTrue(zeros.energy().totalNanojoules() <= result.energy().totalNanojoules(), what);
        }
    }

    /** Also on a machine that exploits nothing: there the results are equal. */
    @Test
    protected void more_zeros_never_cost_more() {
        for (WorkloadLayer layer : revealing().layers()) {
            for (boolean weights : new boolean[] {false, true}) {
                LayerResult before = null;
                for (double share : new double[] {0, 0.3, 0.6, 0.9}) {
                    WorkloadLayer sparse = weights ? layer.withWeightZeroShare(share) : layer.withInputZeroShare(share);
                    LayerResult now = machine()
                            .run(new Workload("w", revealing().batch(), List.of(sparse), List.of()))
                            .total();
                    if (before != null) {
                        String what = layer.name() + ", " + share + " of the " + (weights ? "weights" : "inputs");
                        assertTrue(now.latency().cycles() <= before.latency().cycles(), what);
                        assertTrue(
                                now.energy().totalNanojoules()
                                        <= before.energy().totalNanojoules() * (1 + 1e-12),
                                what);
                    }
                    before = now;
                }
            }
        }
    }

    @Test
    protected void every_parameter_of_the_sheet_moves_a_result() {
        for (Parameter parameter : machine().sheet().parameters()) {
            List<LayerCounts> before = counts(machine());
            boolean moved = false;
            for (double factor : new double[] {0.5, 2}) {
                double value = parameter.value() * factor;
                boolean whole = parameter.value() == Math.rint(parameter.value());
                moved |= moves(parameter.key(), whole ? Math.ceil(value) : value, before);
            }
            assertTrue(moved, parameter.key() + " moves nothing; is it a published figure that no model reads?");
        }
    }

    private boolean moves(String key, double value, List<LayerCounts> before) {
        try {
            Accelerator changed = machine().withSheet(machine().sheet().with(key, value));
            return changed.clockHertz() != machine().clockHertz()
                    || changed.wordBits() != machine().wordBits()
                    || !counts(changed).equals(before);
        } catch (IllegalArgumentException e) {
            return false; // impossible together with the other parameters
        }
    }

    private List<LayerCounts> counts(Accelerator machine) {
        return revealing().layers().stream()
                .filter(layer -> machine.runs(layer.operation()))
                .map(layer -> machine.count(layer, revealing().batch()))
                .toList();
    }

    @Test
    protected void what_it_does_not_run_is_named_and_time_steps_add_up() {
        WorkloadLayer dense = new WorkloadLayer("dense", new MatrixProduct(60, 40), 8, 8);
        WorkloadLayer steps = dense.withOperation(new Recurrent(new MatrixProduct(60, 40), 5));
        WorkloadLayer add = new WorkloadLayer("add", new ElementwiseAdd(2, 40), 8, 8);
        AcceleratorResult once = machine().run(new Workload("w", 3, List.of(dense), List.of()));
        AcceleratorResult five = machine().run(new Workload("w", 3, List.of(steps, add), List.of()));
        LayerResult first = five.layers().get(0);
        assertEquals(5 * once.total().latency().cycles(), first.latency().cycles());
        assertEquals(
                5 * once.total().energy().totalNanojoules(),
                first.energy().totalNanojoules(),
                1e-6 * first.energy().totalNanojoules());
        if (!machine().runs(add.operation())) {
            String notes = String.join("\n", five.notes());
            assertTrue(notes.contains("without multiply-accumulates: add"), notes);
        }
    }

    @Test
    protected void the_user_sees_nodes_uncertain_figures_sources_and_what_is_not_counted() {
        AcceleratorResult result = machine().run(workload().withBits(64, 64));
        String notes = String.join("\n", result.notes());
        assertTrue(notes.contains("nothing is scaled between nodes"), notes);
        assertTrue(notes.contains("recalled") || notes.contains("derived"), notes);
        assertTrue(notes.contains("not counted, because without multiply-accumulates: relu"), notes);
        assertTrue(notes.contains("64-bit weights"), notes);
        assertTrue(result.sources().stream().noneMatch(String::isBlank)
                && !result.sources().isEmpty());
        assertEquals("small", result.workload());
        assertEquals(machine().sheet().name(), result.machine());
        assertEquals(machine().sheet().family(), result.family());
    }
}
