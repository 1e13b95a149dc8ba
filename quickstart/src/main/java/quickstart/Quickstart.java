package quickstart;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.*;
import dev.ranvier.hardware.accelerator.systolic.TpuArray;
import dev.ranvier.hardware.chip.ChipEnergy;
import dev.ranvier.hardware.mapping.*;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.training.ann.*;
import dev.ranvier.training.conversion.*;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.spiking.*;

/** Digits to spikes, to a chip, to joules. */
public class Quickstart {
    public static void main(String[] args) {
        var data = EmbeddedDigits.load();
        var test = data.test();
        try (var gemm = new NetlibGemm(2)) {
            var plan = TrainingPlan.forDigits(40_000); // few epochs: this is a demonstration
            var start = LayerNotation.build("784-256-128-10", test.shape(), 10, 1);
            var task = TrainingTask.of(start, data.train(), plan, 1);
            var ann = new Trainer(gemm).train(task, TrainingListener.NONE).model();
            System.out.printf("trained   %.2f %%%n", 100 * new Inference(ann, gemm).accuracy(test));

            var spikes = RateConversion.convert(ann, data.train(), gemm, RateSettings.DEFAULT);
            var run = new SampleRunner(spikes, RunSettings.onThreads(2)).run(test.size(), test::sample);
            System.out.printf("as spikes %.2f %%, %,d synaptic events an image%n",
                    100 * run.accuracy(test::label), run.activity().totalSynapticEvents() / test.size());

            var chipSettings = ChipTrainingSettings.forDigits(80_000, 1);
            var chipNetwork = new ChipTrainer(chipSettings, gemm).train(data.train(), 10, TrainingListener.NONE);
            var binary = BinaryConversion.convert(chipNetwork);
            var mapped = Mapper.trueNorth(1).map(binary.network(), binary.output());
            var onChip = new ChipRunner(binary, mapped, 2).run(test.size(), test::sample);
            System.out.printf("on %d cores %.2f %%, %.0f nJ an image; TPU-like %.0f nJ%n", onChip.activity().cores(),
                    100 * onChip.accuracy(test::label), ChipEnergy.price(onChip.activity()).totalNanojoules() / test.size(),
                    TpuArray.tpuV1().run(Workload.of(ann, 1).withBits(8, 8)).energyPerSampleNanojoules());
        }
    }
}
