package dev.ranvier.hardware.accelerator.addertree;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * One tile that streams weights and inputs from a memory off the chip, in the manner of DianNao: Chen, Du, Sun et al.
 * 2014 (ASPLOS), doi:10.1145/2541940.2541967. The weights of one set of output lanes are fetched once and used for all
 * output pixels if they fit into their buffer, else once for each pixel; inputs are fetched again for each set of
 * output lanes; results leave once. Samples of a batch run one after the other.
 *
 * <p>Parameters of the sheet: {@code inputLanes}, {@code outputLanes}, {@code clockHertz}, {@code wordBits},
 * {@code weightBufferBytes}, {@code dramBytesPerSecond}. Actions: {@code tile.cycle} (all lanes and buffers, in cycles
 * with work) and {@code dram.word}.
 */
public final class StreamingAdderTree extends SheetMachine<StreamingAdderTree> {

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public StreamingAdderTree(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("inputLanes", "outputLanes", "wordBits");
        require("clockHertz", "weightBufferBytes", "dramBytesPerSecond");
    }

    /** DianNao with the sheet and constants that come with the program. */
    public static StreamingAdderTree dianNao() {
        return new StreamingAdderTree(
                MachineSheet.resource(StreamingAdderTree.class, "diannao.json"),
                EnergyTable.resource(StreamingAdderTree.class, "diannao-energy.json"));
    }

    @Override
    protected StreamingAdderTree with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new StreamingAdderTree(changedSheet, changedEnergies);
    }

    @Override
    public long processingElements() {
        return (long) sheet().whole("inputLanes") * sheet().whole("outputLanes");
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        int inputLanes = sheet().whole("inputLanes");
        int outputLanes = sheet().whole("outputLanes");
        AdderTreeSchedule schedule = AdderTreeSchedule.of(operation, 1, inputLanes, outputLanes);
        long outputSets = AdderTreeSchedule.ceil(operation.filtersPerGroup(), outputLanes);
        double setBytes = (double) outputLanes * operation.reduction() * wordBits() / 8;
        long weightLoads = setBytes <= sheet().value("weightBufferBytes") ? 1 : operation.outputPixels();
        long dramWords =
                operation.weightWords() * weightLoads + operation.inputWords() * outputSets + operation.outputWords();
        double wordsPerCycle = sheet().value("dramBytesPerSecond") * 8 / wordBits() / clockHertz();
        long link = (long) Math.ceil(dramWords / wordsPerCycle);
        long cycles = Math.max(schedule.cycles(), link);
        ActionCounts counts = ActionCounts.builder()
                .add("tile", "cycle", schedule.cycles() * batch)
                .add("dram", "word", dramWords * batch)
                .build();
        double used = (double) operation.multiplyAccumulates() / schedule.cycles();
        return new LayerCounts(
                cycles * batch, counts, used, link > schedule.cycles() ? "memory link" : "compute", List.of());
    }
}
