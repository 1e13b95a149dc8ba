package dev.ranvier.hardware.accelerator.addertree;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Tiles whose weights stay in embedded DRAM beside them, in the manner of DaDianNao: Chen, Luo, Liu et al. 2014
 * (MICRO), doi:10.1109/MICRO.2014.58. Every cycle each tile reads the weights of all its lanes, so computing never
 * waits for them; inputs are sent to all tiles. Several chips share the work of a layer as tiles do; a chip then
 * receives the inputs that it does not hold over its links, while it computes. Samples of a batch run one after the
 * other.
 *
 * <p>Parameters of the sheet: {@code tiles}, {@code inputLanes}, {@code outputLanes}, {@code clockHertz},
 * {@code wordBits}, {@code weightMemoryBytes} of one chip; for several chips {@code chips} and
 * {@code linkBytesPerSecond} of one of them. Actions: {@code mac.multiplyAdd}, {@code edram.weight},
 * {@code edram.activation}, {@code link.word}. Loading the weights is not counted, nor is a network that does not fit:
 * a note says how full the memory is with each layer.
 */
public final class ResidentAdderTree extends SheetMachine<ResidentAdderTree> {

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public ResidentAdderTree(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("tiles", "inputLanes", "outputLanes", "wordBits");
        require("clockHertz", "weightMemoryBytes");
        if (sheet.optional("chips").isPresent()) {
            requireWhole("chips");
            require("linkBytesPerSecond");
        }
    }

    /** One chip of DaDianNao with the sheet and constants that come with the program. */
    public static ResidentAdderTree daDianNao() {
        return named("dadiannao.json");
    }

    /** Sixty-four chips of DaDianNao with the sheet and constants that come with the program. */
    public static ResidentAdderTree daDianNao64() {
        return named("dadiannao-64.json");
    }

    private static ResidentAdderTree named(String sheet) {
        return new ResidentAdderTree(
                MachineSheet.resource(ResidentAdderTree.class, sheet),
                EnergyTable.resource(ResidentAdderTree.class, sheet.replace(".json", "-energy.json")));
    }

    @Override
    protected ResidentAdderTree with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new ResidentAdderTree(changedSheet, changedEnergies);
    }

    private int chips() {
        OptionalDouble chips = sheet().optional("chips");
        return chips.isPresent() ? sheet().whole("chips") : 1;
    }

    @Override
    public long processingElements() {
        return (long) chips() * sheet().whole("tiles") * sheet().whole("inputLanes") * sheet().whole("outputLanes");
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        int chips = chips();
        int lanes = sheet().whole("inputLanes") * sheet().whole("outputLanes");
        int tiles = chips * sheet().whole("tiles");
        AdderTreeSchedule schedule =
                AdderTreeSchedule.of(operation, tiles, sheet().whole("inputLanes"), sheet().whole("outputLanes"));
        double received = receivedWords(operation, chips, schedule);
        long link = (long) Math.ceil(received / linkWordsPerCycle());
        long cycles = Math.max(schedule.cycles(), link);
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "multiplyAdd", operation.multiplyAccumulates() * batch)
                .add("edram", "weight", (double) schedule.cycles() * tiles * lanes * batch)
                .add("edram", "activation", (operation.inputWords() + operation.outputWords()) * batch)
                .add("link", "word", received * chips * batch)
                .build();
        return new LayerCounts(
                cycles * batch,
                counts,
                (double) operation.multiplyAccumulates() / schedule.cycles(),
                link > schedule.cycles() ? "links between chips" : "compute",
                List.of(memoryNote(operation, chips, schedule)));
    }

    /** Words that one chip needs of a layer's inputs and does not hold, if all chips hold an equal share. */
    private static double receivedWords(Operation operation, int chips, AdderTreeSchedule schedule) {
        double neededShare = 1.0 / Math.min(chips, schedule.pixelTiles());
        return Math.max(0, neededShare - 1.0 / chips) * operation.inputWords();
    }

    /** Words over the links of one chip in a cycle; without links nothing is sent, so any figure serves. */
    private double linkWordsPerCycle() {
        OptionalDouble bytes = sheet().optional("linkBytesPerSecond");
        return bytes.isPresent() ? bytes.getAsDouble() * 8 / wordBits() / clockHertz() : 1;
    }

    private String memoryNote(Operation operation, int chips, AdderTreeSchedule schedule) {
        int copies = Math.min(chips, schedule.pixelTiles());
        double bytes = (double) operation.weightWords() * copies / chips * wordBits() / 8;
        return String.format(
                Locale.ROOT,
                "weights fill %.1f %% of the embedded memory",
                100 * bytes / sheet().value("weightMemoryBytes"));
    }
}
