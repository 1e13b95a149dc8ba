package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.hardware.chip.ChipGrid;
import dev.ranvier.hardware.mapping.BlockPartitioner;
import dev.ranvier.hardware.mapping.ChipForm;
import dev.ranvier.hardware.mapping.ForcePlacer;
import dev.ranvier.hardware.mapping.HilbertPlacer;
import dev.ranvier.hardware.mapping.HypergraphPartitioner;
import dev.ranvier.hardware.mapping.Mapper;
import dev.ranvier.hardware.mapping.Mesh;
import dev.ranvier.hardware.mapping.Partitioner;
import dev.ranvier.hardware.mapping.Placer;
import dev.ranvier.hardware.mapping.SequentialPartitioner;
import dev.ranvier.hardware.mapping.SnakePlacer;
import dev.ranvier.hardware.mapping.SpectralPlacer;
import dev.ranvier.hardware.mapping.SwapPlacer;
import dev.ranvier.hardware.mapping.WeightLevels;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a network is mapped. */
final class MapOptions {

    @Option(
            names = "--weights",
            paramLabel = "exact|ternary|BITS",
            defaultValue = "exact",
            description =
                    "How weights of integrate-and-fire neurons become whole numbers: only if they are multiples of"
                            + " a common step, -1/0/1 times a step for each neuron, or rounded to 2..8 bits with"
                            + " their sign."
                            + " Default: ${DEFAULT-VALUE}")
    private String weights;

    @Option(
            names = "--partial-axons",
            paramLabel = "N",
            defaultValue = "64",
            description = "Axons that the partial sums of a neuron with too many inputs may drive; more are finer and"
                    + " cost cores. Default: ${DEFAULT-VALUE}")
    private int partialAxons;

    @Option(
            names = "--activity",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Share of ticks in which an input is taken to spike where sums are split. Default:"
                    + " ${DEFAULT-VALUE}")
    private double activity;

    @Option(
            names = "--partition",
            paramLabel = "sequential|blocks|hypergraph",
            defaultValue = "hypergraph",
            description = "How neurons are put on cores. Default: ${DEFAULT-VALUE}")
    private String partition;

    @Option(
            names = "--place",
            paramLabel = "sequential|hilbert|spectral|force|anneal",
            defaultValue = "anneal",
            description = "How cores are put on the mesh. Default: ${DEFAULT-VALUE}")
    private String place;

    @Option(
            names = "--mesh",
            paramLabel = "WxH",
            defaultValue = "64x64",
            description = "Columns and rows of cores; more than 64 x 64 are several chips side by side. Default:"
                    + " ${DEFAULT-VALUE}, one chip")
    private String mesh;

    @Option(
            names = "--disabled",
            paramLabel = "X,Y",
            description = "Column and row of a core that does not work and is left empty; may be given several times")
    private List<String> disabled = List.of();

    @Option(
            names = "--measure",
            paramLabel = "N",
            description = "Run the first N training images before: places cores by measured spikes, and shows what"
                    + " changes of the network do to its answers. Default: every neuron fires once")
    private Integer measure;

    /** How the network is brought into a form that fits. */
    ChipForm form() {
        return UserMistake.unlessRefused(
                () -> new ChipForm(CoreLimits.TRUENORTH, WeightLevels.parse(weights), partialAxons, activity));
    }

    /** How it is mapped. */
    Mapper mapper(long seed) {
        return new Mapper(CoreLimits.TRUENORTH, mesh(), partitioner(), placer(seed));
    }

    /** Runs samples on both networks; null if that is not wanted. */
    MeasuredLoss measure(CommonOptions common, CommandSpec spec, SpikingClassifier before, SpikingClassifier onChip)
            throws IOException {
        if (measure == null) {
            return null;
        }
        LabelledImages images = common.load().train();
        if (measure < 1 || measure > images.size()) {
            throw new UserMistake("--measure must be 1 to " + images.size() + ", the training images, got " + measure);
        }
        return MeasuredLoss.run(before, onChip, images.subset(first(measure)), common.threads());
    }

    private static int[] first(int number) {
        int[] indices = new int[number];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private Mesh mesh() {
        if (!mesh.matches("\\d{1,3}x\\d{1,3}")) {
            throw new UserMistake("--mesh must be columns x rows, e.g. 64x64, got '" + mesh + "'");
        }
        int x = mesh.indexOf('x');
        Set<ChipGrid.Place> faulty = new HashSet<>();
        for (String place : disabled) {
            if (!place.matches("\\d{1,3},\\d{1,3}")) {
                throw new UserMistake("--disabled must be column,row, e.g. 3,17, got '" + place + "'");
            }
            int comma = place.indexOf(',');
            faulty.add(new ChipGrid.Place(
                    Integer.parseInt(place.substring(0, comma)), Integer.parseInt(place.substring(comma + 1))));
        }
        return UserMistake.unlessRefused(() ->
                new Mesh(Integer.parseInt(mesh.substring(0, x)), Integer.parseInt(mesh.substring(x + 1)), faulty));
    }

    private Partitioner partitioner() {
        return switch (partition) {
            case "sequential" -> new SequentialPartitioner();
            case "blocks" -> new BlockPartitioner();
            case "hypergraph" -> new HypergraphPartitioner();
            default ->
                throw new UserMistake("--partition can be sequential, blocks or hypergraph, got '" + partition + "'");
        };
    }

    private Placer placer(long seed) {
        return switch (place) {
            case "sequential" -> new SnakePlacer();
            case "hilbert" -> new HilbertPlacer(HilbertPlacer.Order.AS_NUMBERED);
            case "spectral" -> new SpectralPlacer(seed);
            case "force" -> new ForcePlacer(new HilbertPlacer(HilbertPlacer.Order.AS_NUMBERED));
            case "anneal" -> new SwapPlacer(seed);
            default ->
                throw new UserMistake(
                        "--place can be sequential, hilbert, spectral, force or anneal, got '" + place + "'");
        };
    }
}
