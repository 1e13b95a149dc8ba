package dev.ranvier.examples.study;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.BlockDense.Block;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.hardware.mapping.Mapper;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.TtfsConversion;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Changes one weight of a network and runs it through everything that the study uses: counts, energy and accuracy must
 * respond. Four pixels in two columns; class 0 lights the left one, class 1 the right one.
 */
class OneWeightTest {

    private static final int IMAGES = 20;
    private static final Shape SHAPE = new Shape(1, 2, 2);

    private final LabelledImages images = images();

    @Test
    void spikingNetworksRespond() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            for (boolean rate : List.of(true, false)) {
                StudyResult.Snn right = run(convert(ann(1), gemm, rate));
                StudyResult.Snn wrong = run(convert(ann(-3), gemm, rate));
                assertEquals(1, right.accuracy(), right.coding());
                assertEquals(0.5, wrong.accuracy(), wrong.coding() + ": the right column's half is still known");
                assertTrue(
                        wrong.hiddenAndOutputSpikesPerSample() < right.hiddenAndOutputSpikesPerSample(),
                        right.coding() + ": a silenced unit saves its spikes");
                assertTrue(wrong.synapticEventsPerSample() < right.synapticEventsPerSample(), right.coding());
            }
        }
    }

    @Test
    void acceleratorsRespond() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            List<Machine> right = new AcceleratorMachines(ann(1), images, images, gemm, 1).run();
            List<Machine> wrong = new AcceleratorMachines(ann(-3), images, images, gemm, 1).run();
            for (int m = 0; m < right.size(); m++) {
                assertEquals(1, right.get(m).accuracy(), right.get(m).name());
                assertEquals(0.5, wrong.get(m).accuracy(), right.get(m).name());
            }
            Machine gating = right.get(1);
            assertEquals("Eyeriss (model)", gating.name());
            assertTrue(
                    wrong.get(1).energyPerSampleNanojoules() < gating.energyPerSampleNanojoules(),
                    "it gates products with zeros, and there are more of them");
        }
    }

    @Test
    void theChipResponds() {
        Machine right = onChip(chipModel(1));
        Machine wrong = onChip(chipModel(-1));
        assertEquals(1, right.accuracy());
        assertEquals(0.5, wrong.accuracy());
        // Right: every image makes one hidden and one voting neuron fire. Wrong: class 1 makes none fire.
        assertEquals(2, right.spikesPerSample());
        assertEquals(1, wrong.spikesPerSample());
        assertTrue(wrong.counts().get("mesh.hop") < right.counts().get("mesh.hop"));
        assertTrue(wrong.counts().get("core.synapticEvent") < right.counts().get("core.synapticEvent"));
        assertTrue(wrong.energyPerSampleNanojoules() < right.energyPerSampleNanojoules());
        assertEquals(
                right.counts().get("static.core"), wrong.counts().get("static.core"), "static power knows no weights");
    }

    private static SpikingClassifier convert(LayerGraph graph, NetlibGemm gemm, boolean rate) {
        LabelledImages training = images();
        return rate
                ? RateConversion.convert(graph, training, gemm, RateSettings.DEFAULT)
                : TtfsConversion.convert(graph, training, gemm, TtfsSettings.DEFAULT)
                        .classifier();
    }

    private StudyResult.Snn run(SpikingClassifier classifier) {
        return SpikingRun.of(classifier, 1, images, done -> {}).summary();
    }

    private Machine onChip(LayerGraph graph) {
        SpikingClassifier classifier = BinaryConversion.convert(graph);
        return ChipMachines.run(
                        classifier,
                        Mapper.trueNorth(1).map(classifier.network(), classifier.output()),
                        "tiny",
                        images,
                        1,
                        done -> {})
                .get(0);
    }

    /** One hidden unit a column; without activity the second class wins. The weight is that of the first pixel. */
    private static LayerGraph ann(float firstWeight) {
        return LayerGraph.chain("columns", SHAPE)
                .then("dense1", new Dense(4, 2, new float[] {firstWeight, 0, 1, 0, 0, 1, 0, 1}, new float[] {0, 0}))
                .then("relu1", new Relu())
                .then("dense2", new Dense(2, 2, new float[] {1, 0, 0, 1}, new float[] {0, 0.1f}))
                .build();
    }

    /** One binary neuron a column, one vote a class. The weight is that of the second pixel; the fourth is not looked at. */
    private static LayerGraph chipModel(float secondWeight) {
        Block columns = new Block(new int[] {0, 1, 2}, new float[] {1, 0, 1, 0, secondWeight, 0}, new float[] {-1, -1});
        Block votes = new Block(new int[] {0, 1}, new float[] {1, 0, 0, 1}, new float[] {-1, -1});
        return LayerGraph.chain("columns", SHAPE)
                .then("ink", new Step(0.5f))
                .then("columns", new BlockDense(4, List.of(columns), WeightFormat.TERNARY))
                .then("spikes1", new Step(0))
                .then("votes", new BlockDense(2, List.of(votes), WeightFormat.TERNARY))
                .then("spikes2", new Step(0))
                .then("classes", new Vote(2))
                .build();
    }

    private static LabelledImages images() {
        byte[] pixels = new byte[4 * IMAGES];
        byte[] labels = new byte[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            int column = i % 2;
            labels[i] = (byte) column;
            pixels[4 * i + column] = (byte) (155 + 5 * i);
            pixels[4 * i + 2 + column] = (byte) (155 + 5 * i);
        }
        return new LabelledImages(SHAPE, pixels, labels);
    }
}
