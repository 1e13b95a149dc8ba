package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.ViewsEncoder.View;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Networks with shared kernels, banks and three layers of cores, on images of 8 x 8 pixels: what is trained is what is shipped. */
class ChipModelTest {

    private static LabelledImages images;
    private static ChipModel model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        byte[] pixels = new byte[64 * 64];
        RandomGeneratorFactory.of("L64X128MixRandom").create(5).nextBytes(pixels);
        byte[] labels = new byte[64];
        for (int s = 0; s < 64; s++) {
            labels[s] = (byte) (s % 2);
            for (int x = 0; x < 8; x++) {
                pixels[s * 64 + 3 * 8 + x] = (byte) (labels[s] == 0 ? 255 : 0);
            }
        }
        images = new LabelledImages(new Shape(1, 8, 8), pixels, labels);
        model = trained(1);
    }

    private static ChipModel trained(long seed) {
        ChipLayout layout = new ChipLayout(
                new ChipLayout.Windows(6, 2, 4, 2, 2, 3, true),
                List.of(new ChipLayout.Merge(2, 9, true), new ChipLayout.Merge(2, 4, false)));
        ChipTrainingSettings settings = new ChipTrainingSettings(
                new CoreLimits(36, 20, 4, 255, 15),
                layout,
                0.5f,
                Distortion.NONE,
                1.5f,
                10,
                TrainingPlan.adam(10, 16, 0.03, 0, 0, 0),
                seed);
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return new ChipTrainer(settings, gemm)
                    .trainInCycles(images, 2, 1, TrainingListener.NONE)
                    .get(0);
        }
    }

    @Test
    void everyBlockFitsACoreAndEveryNeuronFeedsOne() {
        // 2 x 2 windows, 2 banks: 8 cores of 2 x 2 x 3 neurons; then 6 features of 2 x 2 positions in 24 axons: 4
        // cores;
        // then 9 features of 2 x 2 positions, 36 axons: 1 core
        LayerGraph graph = model.graph();
        int[] cores = {8, 4, 1};
        for (int layer = 0; layer < 3; layer++) {
            BlockDense blocks = (BlockDense) graph.nodes().get(1 + 2 * layer).layer();
            assertEquals(cores[layer], blocks.blocks().size());
            int[] uses = new int[blocks.inputs()];
            for (BlockDense.Block block : blocks.blocks()) {
                assertTrue(block.inputIndices().length <= 36 && block.outputs() <= 20);
                Arrays.stream(block.inputIndices()).forEach(input -> uses[input]++);
            }
            if (layer > 0) {
                assertTrue(Arrays.stream(uses).allMatch(use -> use == 1), "each neuron feeds one core");
            }
        }
        assertEquals(13, model.cores());
    }

    @Test
    void kernelsSeeTheSameThingWhereverItStands() {
        // the same picture in two places that are a kernel's stride apart gives the same features there
        LayerGraph graph = model.graph();
        BlockDense first = (BlockDense) graph.nodes().get(1).layer();
        float[] left = new float[64];
        float[] right = new float[64];
        left[1 * 8 + 1] = 1;
        right[1 * 8 + 3] = 1;
        BlockDense.Block window = first.blocks().get(0); // neurons: 2 x 2 positions of 3 filters
        for (int filter = 0; filter < 3; filter++) {
            assertEquals(sum(window, filter, left), sum(window, 3 + filter, right), "filter " + filter);
        }
    }

    @Test
    void aFileKeepsEveryBit() throws IOException {
        Path file = folder.resolve("net.cores.gz");
        ChipModelFile.write(model, file);
        ChipModel read = ChipModelFile.read(file);
        assertEquals(model.layout(), read.layout());
        assertSameGraph(model.graph(), read.graph());
    }

    @Test
    void brokenFilesAreRefused() throws IOException {
        Path file = folder.resolve("net.cores.gz");
        ChipModelFile.write(model, file);
        byte[] whole = Files.readAllBytes(file);
        Path broken = folder.resolve("broken.cores.gz");
        Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
        assertTrue(refusal(broken).contains("cut off"));
        Files.write(broken, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        assertTrue(refusal(broken).contains("gzip"));
        Files.write(broken, gzipped(new byte[] {'R', 'V', 'X'}));
        assertTrue(refusal(broken).contains("no network of cores"));
        Files.write(broken, gzipped(longer(whole)));
        assertTrue(refusal(broken).contains("something follows"));
        byte[] badHead = plain(whole);
        badHead[11] = 0; // channels
        Files.write(broken, gzipped(badHead));
        assertTrue(refusal(broken).contains("head"));
    }

    @Test
    void anEnsembleCountsTheVotesOfAllMembers() {
        ChipModel other = trained(2);
        LayerGraph both = ChipEnsemble.of(List.of(model, other));
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            float[] one = new Inference(model.graph(), gemm).outputs(images);
            float[] two = new Inference(other.graph(), gemm).outputs(images);
            float[] sum = new Inference(both, gemm).outputs(images);
            for (int i = 0; i < sum.length; i++) {
                assertEquals(one[i] + two[i], sum[i], "output " + i);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> ChipEnsemble.of(List.of()));
    }

    @Test
    void viewsAreShownOneATick() {
        List<View> views = List.of(new View(0, 0, 0.5f), new View(1, 0, 0.25f), new View(0, -1, 0.75f));
        var classifier = BinaryConversion.convert(model.graph(), views);
        assertEquals(3 + 2, classifier.durationMs());
        var one = BinaryConversion.convert(model.graph());
        assertEquals(3, one.durationMs());
    }

    private static float sum(BlockDense.Block block, int neuron, float[] image) {
        int inputs = block.inputIndices().length;
        float sum = block.bias()[neuron];
        for (int i = 0; i < inputs; i++) {
            sum += block.weights()[neuron * inputs + i] * image[block.inputIndices()[i]];
        }
        return sum;
    }

    private static void assertSameGraph(LayerGraph expected, LayerGraph actual) {
        for (int i = 1; i < expected.nodes().size() - 1; i += 2) {
            BlockDense a = (BlockDense) expected.nodes().get(i).layer();
            BlockDense b = (BlockDense) actual.nodes().get(i).layer();
            for (int k = 0; k < a.blocks().size(); k++) {
                assertArrayEquals(
                        a.blocks().get(k).inputIndices(), b.blocks().get(k).inputIndices());
                assertArrayEquals(a.blocks().get(k).weights(), b.blocks().get(k).weights());
                assertArrayEquals(a.blocks().get(k).bias(), b.blocks().get(k).bias());
            }
        }
    }

    private static String refusal(Path file) {
        return assertThrows(FormatException.class, () -> ChipModelFile.read(file))
                .getMessage();
    }

    private static byte[] plain(byte[] gzipped) throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(gzipped))) {
            return in.readAllBytes();
        }
    }

    private static byte[] longer(byte[] gzipped) throws IOException {
        byte[] plain = plain(gzipped);
        return Arrays.copyOf(plain, plain.length + 1);
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
