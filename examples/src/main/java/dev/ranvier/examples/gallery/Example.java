package dev.ranvier.examples.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The examples by name. */
public enum Example {
    /** Potentials of neurons under input, recorded while they run. */
    potentials("Potentials of leaky neurons with exponential currents", PotentialTraces::run),
    /** Statistics of intervals. */
    irregularity("What CV, CV2, local variation and Fano factor say about spike trains", Irregularity::run),
    /** Theory against simulation. */
    meanfield("Rate of a noisy neuron: Siegert's theory and both engines", MeanFieldRates::run),
    /** Distances between trains. */
    distances("Van Rossum and Victor-Purpura distances of jittered trains", TrainDistances::run),
    /** A delay found in spikes. */
    correlogram("A delay of 3 ms found again in a cross-correlogram", DelayedPair::run),
    /** Files of spikes. */
    recording("Spikes streamed to a file, also when the run breaks off", StreamedSpikes::run),
    /** Random numbers without state. */
    random("Draws that depend on neither order nor threads", ReproducibleDraws::run);

    /** What an example does. */
    private interface Body {
        List<String> run(Path folder) throws IOException;
    }

    private final String title;
    private final Body body;

    Example(String title, Body body) {
        this.title = title;
        this.body = body;
    }

    /** What it shows, in one line. */
    public String title() {
        return title;
    }

    /**
     * Runs it.
     *
     * @param folder an existing folder for its chart or file
     * @return what is to be seen, line by line
     * @throws IOException if a file cannot be written
     */
    public List<String> run(Path folder) throws IOException {
        return body.run(folder);
    }
}
