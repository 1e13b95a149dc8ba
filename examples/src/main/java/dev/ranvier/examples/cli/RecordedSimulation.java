package dev.ranvier.examples.cli;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Network;
import dev.ranvier.examples.simulation.EngineChoice;
import dev.ranvier.examples.simulation.PopulationResult;
import dev.ranvier.examples.simulation.Simulation;
import dev.ranvier.examples.simulation.SimulationCharts;
import dev.ranvier.examples.simulation.SimulationOutcome;
import dev.ranvier.examples.simulation.SimulationResult;
import dev.ranvier.examples.simulation.SimulationSettings;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Runs a network once, with files, progress and an ear for Ctrl-C, and prints what it did. */
final class RecordedSimulation {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Progress progress;
    private final boolean json;

    /** @param json print the result as JSON */
    RecordedSimulation(PrintWriter out, PrintWriter err, Progress progress, boolean json) {
        this.out = out;
        this.err = err;
        this.progress = progress;
        this.json = json;
    }

    /**
     * Runs it.
     *
     * @param folder for the files, or null
     * @param resume checkpoint to go on from, or null
     * @param checkpoint to be written, or null
     * @return the exit code
     */
    int run(
            Network network,
            EngineChoice choice,
            SimulationSettings settings,
            Stimulus stimulus,
            Path folder,
            Path resume,
            Path checkpoint)
            throws IOException {
        progress.stage("building and simulating " + network.name() + ", " + settings.durationMs() + " ms");
        Simulation simulation = UserMistake.unlessRefused(() -> new Simulation(network, choice, settings, stimulus));
        if (resume != null) {
            simulation.resumeFrom(resume);
        }
        simulation.checkpointTo(checkpoint);
        SimulationOutcome outcome;
        try (Interruption interruption = new Interruption()) {
            outcome = simulation.run(folder, (timeMs, untilMs) -> {
                progress.news(String.format(Locale.ROOT, "%.6g of %.6g ms", timeMs, untilMs));
                return !interruption.asked();
            });
            if (folder != null) {
                ResultFiles.write(folder.resolve("statistics.json"), ResultFiles.json(outcome.result()));
            }
            if (interruption.asked()) {
                err.println("stopped at " + outcome.untilMs() + " ms; what was recorded is kept"
                        + (checkpoint == null ? "" : ", go on with --resume " + checkpoint));
                return ExitCode.FAILED;
            }
        }
        if (folder != null) {
            progress.stage("drawing charts");
            SimulationCharts.write(outcome, folder);
        }
        print(outcome.result(), folder);
        if (!outcome.broken().isEmpty()) {
            err.println(outcome.broken());
            return ExitCode.FAILED;
        }
        return ExitCode.GOOD;
    }

    private void print(SimulationResult result, Path folder) {
        if (json) {
            out.print(ResultFiles.json(result));
            out.flush();
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s on the %s engine: %.6g ms, %,d spikes, %,d synaptic events, %.3g s%n",
                result.network(),
                result.engine(),
                result.simulatedMs(),
                result.spikes(),
                result.synapticEvents(),
                result.timing().wallSeconds());
        out.printf("%-16s %10s %12s %10s %8s %10s%n", "population", "neurons", "spikes", "rate, Hz", "CV", "synchrony");
        for (PopulationResult population : result.populations()) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %,10d %,12d %10s %8s %10s%n",
                    population.name(),
                    population.neurons(),
                    population.spikes(),
                    number(population.meanRateHz()),
                    number(population.cvIsi()),
                    number(population.synchrony()));
        }
        if (folder != null) {
            out.println("Files: " + OutputFile.shown(folder));
        }
        out.flush();
    }

    private static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
