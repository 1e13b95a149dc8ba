package dev.ranvier.examples.study.conversion;

import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.Normalisation;
import dev.ranvier.training.conversion.TtfsConversion;
import dev.ranvier.training.conversion.TtfsMapping;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.conversion.code.BurstConversion;
import dev.ranvier.training.conversion.code.BurstSettings;
import dev.ranvier.training.conversion.code.FewSpikeConversion;
import dev.ranvier.training.conversion.code.FewSpikeSettings;
import dev.ranvier.training.conversion.code.KernelTuning;
import dev.ranvier.training.conversion.code.PhaseConversion;
import dev.ranvier.training.conversion.code.PhaseSettings;
import dev.ranvier.training.conversion.code.RampConversion;
import dev.ranvier.training.conversion.code.RampSettings;
import dev.ranvier.training.conversion.code.T2fsnnConversion;
import dev.ranvier.training.conversion.code.T2fsnnSettings;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.List;

/** The codes other than rates, with the settings that are used unless others are asked for. */
public final class Codes {

    private final StageGraph stages;
    private final Calibration calibration;

    /** Conversions of these stages. */
    public Codes(StageGraph stages, Calibration calibration) {
        this.stages = stages;
        this.calibration = calibration;
    }

    /** Exact first spikes. */
    public TtfsMapping ttfs(TtfsSettings settings) {
        return TtfsConversion.convert(stages, calibration, settings);
    }

    /** Binary numbers of a few spikes, up to the largest activation seen. */
    public Converted fewSpike(FewSpikeSettings settings) {
        return FewSpikeConversion.convert(stages, largest(), settings);
    }

    /** Spikes whose weight depends on the phase. */
    public Converted phase(PhaseSettings settings) {
        return PhaseConversion.convert(stages, largest(), settings);
    }

    /** Spikes whose weight grows within a burst. */
    public Converted burst(BurstSettings settings) {
        return BurstConversion.convert(stages, largest(), settings);
    }

    /** Single spikes under decaying kernels that are tuned to each layer. */
    public Converted t2fsnn(T2fsnnSettings settings) {
        List<Scale> scales = largest();
        return T2fsnnConversion.convert(
                stages, scales, KernelTuning.tune(stages, calibration, scales, settings), settings);
    }

    /** Inverse times of single spikes. */
    public Converted ramps(RampSettings settings) {
        return RampConversion.convert(stages, Normalisation.percentile(stages, calibration, 99.9, false), settings);
    }

    /** Run length and thresholds of {@link #ramps} for the depth of the network. */
    public RampSettings rampSettings(boolean dynamic) {
        return RampSettings.forDepth(stages.depth(stages.stages().size() - 1), dynamic);
    }

    private List<Scale> largest() {
        return Normalisation.percentile(stages, calibration, 100, false);
    }
}
