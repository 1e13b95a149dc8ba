package dev.ranvier.examples.study;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.StudyResult.ChipModel;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.hardware.mapping.Mapper;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.spiking.ChipTrainer;
import java.util.ArrayList;
import java.util.List;

/** A network trained for the chip: as an ordinary network, and on the cores. */
final class ChipStage {

    private final StudyContext context;

    ChipStage(StudyContext context) {
        this.context = context;
    }

    /** Trains the network. */
    LayerGraph train() {
        context.stages()
                .begin(
                        "trainChip",
                        "training the chip variant on " + context.train().size() + " images");
        return new ChipTrainer(context.settings().chip(), context.gemm())
                .train(context.train(), context.classes(), context.progress().epochs());
    }

    /** The network run as an ordinary one. */
    ChipModel model(LayerGraph graph) {
        double accuracy = new Inference(graph, context.gemm()).accuracy(context.test());
        List<String> layers = new ArrayList<>();
        for (LayerGraph.Node node : graph.nodes()) {
            if (node.layer() instanceof BlockDense blocks) {
                layers.add(
                        blocks.blocks().size() + " x " + blocks.blocks().get(0).outputs());
            }
        }
        return new ChipModel(
                accuracy,
                "binary neurons, " + String.join(", ", layers) + ", ternary",
                graph.parameters(),
                graph.multiplyAccumulates());
    }

    /** The network on the cores: every test image, tick by tick. */
    List<Machine> run(LayerGraph graph) {
        context.stages().begin("chip", "mapping the chip variant and running every image on the chip");
        SpikingClassifier classifier = BinaryConversion.convert(graph);
        MappedNetwork mapped =
                Mapper.trueNorth(context.settings().seed()).map(classifier.network(), classifier.output());
        return ChipMachines.run(
                classifier,
                mapped,
                "chip variant",
                context.test(),
                context.threads(),
                context.progress().samples(context.test().size()));
    }
}
