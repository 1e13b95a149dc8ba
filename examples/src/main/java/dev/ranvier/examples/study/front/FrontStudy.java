package dev.ranvier.examples.study.front;

import dev.ranvier.core.algebra.BandedGemm;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.Provenance;
import dev.ranvier.examples.study.front.FrontResult.Published;
import dev.ranvier.examples.study.front.FrontResult.Row;
import dev.ranvier.hardware.chip.ChipActivity;
import dev.ranvier.hardware.chip.ChipEnergy;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.mapping.ChipResults;
import dev.ranvier.hardware.mapping.ChipRunner;
import dev.ranvier.hardware.mapping.ChipVerification;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.hardware.mapping.Mapper;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.data.StratifiedSplit;
import dev.ranvier.training.spiking.ChipEnsemble;
import dev.ranvier.training.spiking.ChipModel;
import dev.ranvier.training.spiking.ChipModelFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How accurate networks on few and on many cores are, and what an answer costs: every test image runs on the chip simulator, tick
 * by tick, and its counts are priced. The test images are read once, at the end.
 */
public final class FrontStudy {

    private static final double TICK_MS = 1;
    private static final String ESSER =
            "Esser et al. 2015, NIPS, Backpropagation for energy-efficient neuromorphic computing, abstract";
    private static final String READ_OTHERS =
            "stated in the abstract of the paper; the abstract on the web page of the proceedings has ";

    /** Accuracies and energies that were published for the chip. */
    private static final List<Published> PUBLISHED = List.of(
            new Published(
                    "IBM 2015, smallest",
                    0.927,
                    268,
                    ESSER,
                    READ_OTHERS + "0.408 uJ; its 5 cores are recalled, not read"),
            new Published(
                    "IBM 2015, best",
                    0.9942,
                    108_000,
                    ESSER,
                    READ_OTHERS + "121 uJ; its 1,920 cores are recalled, not read"));

    private final Dataset data;
    private final LabelledImages test;
    private final long seed;
    private final int threads;
    private final int verifiedImages;
    private final Progress progress;

    /**
     * @param data images of 28 x 28 pixels
     * @param limit use only the first test images, 0 for all
     * @param seed of everything random
     * @param threads number of threads; changes nothing but the time it takes
     * @param verifiedImages test images on which engine and chip are compared
     * @param progress tells the user
     */
    public FrontStudy(Dataset data, int limit, long seed, int threads, int verifiedImages, Progress progress) {
        this.data = data;
        this.seed = seed;
        this.threads = threads;
        this.verifiedImages = verifiedImages;
        this.progress = progress;
        test = limit == 0 || limit >= data.test().size()
                ? data.test()
                : data.test().subset(IntStream.range(0, limit).toArray());
    }

    /**
     * Trains the networks on all training images but those that are held out.
     *
     * @param epochs of the small network and of each cycle of the wide ones; 0 for what was chosen
     */
    public Map<String, ChipModel> train(int epochs) {
        try (BandedGemm gemm = BandedGemm.fastest(threads)) {
            StratifiedSplit split = FrontTraining.split(data.train());
            return FrontTraining.run(split.kept(), data.classes(), epochs, seed, gemm, progress);
        }
    }

    /**
     * The trained networks that ship with Ranvier.
     *
     * @throws IOException if one cannot be read
     */
    public static Map<String, ChipModel> shipped() throws IOException {
        Map<String, ChipModel> models = new LinkedHashMap<>();
        for (String name : FrontNetwork.used()) {
            String resource = name + ".cores.gz";
            try (InputStream in = FrontStudy.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new FileNotFoundException("the network " + resource + " is not part of this build");
                }
                models.put(name, ChipModelFile.read(in, resource));
            }
        }
        return models;
    }

    /**
     * Runs all networks of the front.
     *
     * @param models trained networks by name
     * @param trainedNow whether this run trained them; they are then also run on the held-out images
     * @throws IllegalArgumentException if the images do not fit the networks
     * @throws IllegalStateException if engine and chip differ
     */
    public FrontResult run(Map<String, ChipModel> models, boolean trainedNow) {
        List<Row> rows = new ArrayList<>();
        for (FrontNetwork network : FrontNetwork.all()) {
            progress.stage("mapping and running: " + network.name());
            rows.add(row(network, models, trainedNow));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("trainedInThisRun", trainedNow);
        settings.put("small", FrontTraining.small(0, seed).toString());
        settings.put("wide", FrontTraining.wide(0, seed).toString());
        FrontNetwork.all().forEach(network -> settings.put(network.name(), network.toString()));
        return new FrontResult(
                data.name(),
                test.size(),
                rows,
                PUBLISHED,
                Provenance.ofThisMachine(data.sha256(), seed, "the chip simulator", settings));
    }

    private Row row(FrontNetwork network, Map<String, ChipModel> models, boolean trainedNow) {
        List<ChipModel> members = network.members().stream().map(models::get).toList();
        SpikingClassifier classifier = BinaryConversion.convert(ChipEnsemble.of(members), network.views());
        MappedNetwork mapped = Mapper.trueNorth(seed).map(classifier.network(), classifier.output());
        int verified = verify(classifier, mapped);
        long start = System.nanoTime();
        ChipResults results = new ChipRunner(classifier, mapped, threads)
                .run(test.size(), test::sample, progress.samples(test.size()));
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        ChipActivity activity = results.activity();
        double images = test.size();
        EnergyReport energy =
                ChipEnergy.table().price(ChipEnergy.usedCores(activity).scale(1 / images));
        double wholeChip = ChipEnergy.table()
                .price(ChipEnergy.wholeChip(activity).scale(1 / images))
                .totalNanojoules();
        return new Row(
                network.name(),
                activity.cores(),
                mapped.report().splitterCores(),
                members.size(),
                network.views().size(),
                results.ticksPerSample(),
                results.accuracy(test::label),
                trainedNow ? validation(classifier, mapped) : null,
                activity.externalDeliveries() / images,
                activity.spikes() / images,
                activity.hops() / images,
                activity.synapticEvents() / images,
                energy.totalNanojoules(),
                ChipEnergy.uncertaintyNanojoules(activity, activity.cores()) / images,
                energy.breakdownNanojoules(),
                wholeChip,
                ChipEnergy.TICKS_PER_SECOND / results.ticksPerSample(),
                images / seconds,
                verified);
    }

    private Double validation(SpikingClassifier classifier, MappedNetwork mapped) {
        LabelledImages heldOut = FrontTraining.split(data.train()).heldOut();
        return new ChipRunner(classifier, mapped, threads)
                .run(heldOut.size(), heldOut::sample)
                .accuracy(heldOut::label);
    }

    /** Compares engine and chip on the first test images and returns the number of ticks. */
    private int verify(SpikingClassifier classifier, MappedNetwork mapped) {
        int ticks = (int) Math.round(classifier.durationMs() / TICK_MS);
        int compared = 0;
        for (int image = 0; image < Math.min(verifiedImages, test.size()); image++) {
            Stimulus stimulus =
                    new Stimulus(Map.of(classifier.input(), classifier.encoder().encode(test.sample(image))));
            ChipVerification found = ChipVerification.run(classifier.network(), mapped, stimulus, ticks);
            if (!found.same()) {
                throw new IllegalStateException(
                        "engine and chip differ on test image " + image + ": " + found.difference());
            }
            compared += found.ticks();
        }
        return compared;
    }
}
