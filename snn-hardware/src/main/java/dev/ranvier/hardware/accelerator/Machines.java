package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.accelerator.addertree.ResidentAdderTree;
import dev.ranvier.hardware.accelerator.addertree.StreamingAdderTree;
import dev.ranvier.hardware.accelerator.crossbar.InSramMultiplier;
import dev.ranvier.hardware.accelerator.crossbar.RedEye;
import dev.ranvier.hardware.accelerator.crossbar.ResistiveCrossbar;
import dev.ranvier.hardware.accelerator.crossbar.SttMramLogic;
import dev.ranvier.hardware.accelerator.neardata.OperandDrivenVaults;
import dev.ranvier.hardware.accelerator.roofline.Platforms;
import dev.ranvier.hardware.accelerator.rowstationary.RowStationaryArray;
import dev.ranvier.hardware.accelerator.rowstationary.VaultArrays;
import dev.ranvier.hardware.accelerator.sensor.ShiftArray;
import dev.ranvier.hardware.accelerator.sparse.SparseEngine;
import dev.ranvier.hardware.accelerator.spiking.TickedCores;
import dev.ranvier.hardware.accelerator.systolic.Dataflow;
import dev.ranvier.hardware.accelerator.systolic.EdgeTpu;
import dev.ranvier.hardware.accelerator.systolic.SimdSystolicArray;
import dev.ranvier.hardware.accelerator.systolic.SystolicArray;
import dev.ranvier.hardware.accelerator.systolic.TpuArray;
import dev.ranvier.hardware.accelerator.systolic.UnderscaledArray;
import dev.ranvier.hardware.accelerator.vector.VectorProcessor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The machines that come with the program, by the name that the user types. A new machine is one line here. */
public final class Machines {

    private static final Map<String, Supplier<Accelerator>> MACHINES = new LinkedHashMap<>();

    static {
        MACHINES.put("systolic-ws", () -> SystolicArray.generic(Dataflow.WEIGHT_STATIONARY));
        MACHINES.put("systolic-os", () -> SystolicArray.generic(Dataflow.OUTPUT_STATIONARY));
        MACHINES.put("systolic-is", () -> SystolicArray.generic(Dataflow.INPUT_STATIONARY));
        MACHINES.put("scale-out", SystolicArray::scaleOut);
        MACHINES.put("tpu-v1", TpuArray::tpuV1);
        MACHINES.put("edge-tpu", EdgeTpu::coral);
        MACHINES.put("wei-fpga", SimdSystolicArray::wei);
        MACHINES.put("thundervolt", UnderscaledArray::thunderVolt);
        MACHINES.put("eyeriss", RowStationaryArray::eyeriss);
        MACHINES.put("eie", SparseEngine::eie);
        ResistiveCrossbar.NAMES.forEach(name -> MACHINES.put(name, () -> ResistiveCrossbar.resource(name)));
        InSramMultiplier.NAMES.forEach(name -> MACHINES.put(name, () -> InSramMultiplier.resource(name)));
        MACHINES.put(SttMramLogic.NAME, SttMramLogic::jain);
        MACHINES.put(RedEye.NAME, RedEye::likamwa);
        MACHINES.put("myriad-2", VectorProcessor::myriad2);
        MACHINES.put("neurocube", OperandDrivenVaults::neurocube);
        MACHINES.put("tetris", VaultArrays::tetris);
        MACHINES.put("tetris-baseline", VaultArrays::tetrisBaseline);
        MACHINES.put("diannao", StreamingAdderTree::dianNao);
        MACHINES.put("dadiannao", ResidentAdderTree::daDianNao);
        MACHINES.put("dadiannao-64", ResidentAdderTree::daDianNao64);
        MACHINES.put("shidiannao", ShiftArray::shiDianNao);
        MACHINES.put("truenorth-published", TickedCores::trueNorth);
        Platforms.byName().forEach((name, platform) -> MACHINES.put(name, () -> platform));
    }

    private Machines() {}

    /** All names in order. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(MACHINES.keySet());
    }

    /**
     * The machine of that name with the sheet and constants that come with the program.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    public static Accelerator named(String name) {
        Supplier<Accelerator> machine = MACHINES.get(name);
        if (machine == null) {
            throw new IllegalArgumentException("no machine '" + name + "'; there are: " + String.join(", ", names()));
        }
        return machine.get();
    }
}
