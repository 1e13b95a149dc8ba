package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * A row-stationary spatial array in the manner of Eyeriss: Chen, Emer, Sze 2016 (ISCA), doi:10.1109/ISCA.2016.40, and
 * Chen, Krishna, Emer, Sze 2017 (JSSC), doi:10.1109/JSSC.2016.2616357. {@link RowStationaryMapping} says how time
 * follows from a mapping, {@link WordCounts} how words do. The groups of a convolution run one after the other.
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code wordBits}, {@code clockHertz}, {@code bufferBytes},
 * {@code filterPrefetchBytes}, {@code inputSpadWords}, {@code filterSpadWords}, {@code sumSpadWords},
 * {@code inputBusWords}, {@code filterBusWords}, {@code sumBusWords}, {@code dramWordsPerSecond}, and of
 * {@link RunLengthCode} {@code runLengthBits}, {@code runLengthPairs}, {@code runLengthBlockBits}. Actions:
 * {@code mac.multiplyAdd}, {@code rf.word}, {@code array.word}, {@code buffer.word}, {@code dram.word}, and the
 * power {@code static.clock} of everything that moves with the clock whatever the work. Not modelled: run-length coding
 * of results (their zeros are not known here) and the time it saves, configuration between layers, activation functions
 * and pooling.
 */
public final class RowStationaryArray extends SheetMachine<RowStationaryArray> {

    private final ZeroGating gating;
    private final RowStationaryMachine machine;
    private final RunLengthCode code;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @param gating what it does when an input is zero
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public RowStationaryArray(MachineSheet sheet, EnergyTable energies, ZeroGating gating) {
        super(sheet, energies);
        this.gating = gating;
        this.machine = RowStationaryMachine.of(sheet);
        this.code = RunLengthCode.of(sheet);
    }

    /** Eyeriss with the sheet and constants that come with the program, zero gating on. */
    public static RowStationaryArray eyeriss() {
        return new RowStationaryArray(
                MachineSheet.resource(RowStationaryArray.class, "eyeriss.json"),
                EnergyTable.resource(RowStationaryArray.class, "eyeriss-energy.json"),
                ZeroGating.MAC_AND_WEIGHT_READ);
    }

    @Override
    protected RowStationaryArray with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new RowStationaryArray(changedSheet, changedEnergies, gating);
    }

    /** The same machine with another treatment of zeros. */
    public RowStationaryArray withGating(ZeroGating changed) {
        return new RowStationaryArray(sheet(), energies(), changed);
    }

    @Override
    public long processingElements() {
        return (long) machine.rows() * machine.columns();
    }

    /**
     * The mapping of one group of a layer.
     *
     * @throws IllegalArgumentException if not even one input row fits into the buffer
     */
    public RowStationaryMapping map(WorkloadLayer layer, int batch) {
        return RowStationaryMapper.map(machine, RowStationaryShape.of(layer.operation(), batch));
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        RowStationaryMapping mapping = map(layer, batch);
        WordCounts words = mapping.words();
        int groups = layer.operation().groups();
        double kept = gating == ZeroGating.NONE ? 1 : 1 - layer.inputZeroShare().orElse(0);
        double macs = (double) layer.operation().multiplyAccumulates() * batch;
        double coded = gating == ZeroGating.NONE
                ? 1
                : code.share(layer.inputZeroShare().orElse(0), wordBits());
        double registerWords = groups * (kept * words.filterRegister() + words.inputRegister() + words.sumRegister());
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "multiplyAdd", kept * macs)
                .add("rf", "word", registerWords)
                .add("array", "word", groups * words.array())
                .add("buffer", "word", groups * words.buffer())
                .add("dram", "word", groups * (words.filterDram() + coded * words.inputDram() + words.outputDram()))
                .add(Action.STATIC, "clock", groups * mapping.cycles() / clockHertz())
                .build();
        boolean zerosUnknown =
                gating != ZeroGating.NONE && layer.inputZeroShare().isEmpty();
        return new LayerCounts(
                groups * mapping.cycles(),
                counts,
                mapping.activeElements(),
                mapping.limitedBy(),
                zerosUnknown ? List.of("zeros were not measured, so gating saves nothing here") : List.of());
    }
}
