package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.TrainingCurvesChart;
import dev.ranvier.training.ann.EpochRecord;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingResult;
import dev.ranvier.training.ann.TrainingState;
import dev.ranvier.training.ann.TrainingStateFile;
import dev.ranvier.training.ann.TrainingTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Runs the training of an ordinary network with a bar, keeps its state beside the model, draws its curves. */
final class AnnTraining {

    private static final int CHART_WIDTH = 640;
    private static final int CHART_HEIGHT = 400;

    private final TrainingTask task;
    private final Path model;
    private final boolean keepState;
    private final TrainingState resumed;

    /**
     * @param model where the model will go; the state stands beside it
     * @param keepState whether the state is written after each epoch
     * @param resume whether to go on from the state that is there
     */
    AnnTraining(TrainingTask task, Path model, boolean keepState, boolean resume) throws IOException {
        this.task = task;
        this.model = model;
        this.keepState = keepState || resume;
        if (resume && !Files.isRegularFile(stateFile())) {
            throw new UserMistake("--resume: there is no saved state " + stateFile()
                    + "; was the training begun with --keep-state and the same --out?");
        }
        resumed = resume ? TrainingStateFile.read(stateFile()) : null;
    }

    /** Trains; the bar goes to {@code err}. */
    @SuppressWarnings("PMD.PreserveStackTrace") // what the listener threw has its own
    TrainingResult run(Gemm gemm, PrintWriter err) throws IOException {
        int done = resumed == null ? 0 : resumed.epoch();
        boolean interactive = System.console() != null;
        TrainingResult result;
        try (TrainingBar bar = new TrainingBar(
                err, interactive, task.plan().epochs(), task.train().size(), done)) {
            TrainingListener listener = new StateKeeper(bar);
            result = UserMistake.unlessRefused(() -> new Trainer(gemm).train(task, resumed, listener));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<TrainingCurvesChart.Point> points =
                result.history().stream().map(AnnTraining::point).toList();
        ChartFiles.write(
                TrainingCurvesChart.of("Training of " + result.model().name(), points),
                model.toAbsolutePath().getParent(),
                stem() + "-training",
                CHART_WIDTH,
                CHART_HEIGHT);
        return result;
    }

    private static TrainingCurvesChart.Point point(EpochRecord epoch) {
        return new TrainingCurvesChart.Point(
                epoch.epoch(), epoch.meanLoss(), epoch.trainAccuracy(), epoch.validationAccuracy());
    }

    private Path stateFile() {
        return model.resolveSibling(stem() + ".state.npz");
    }

    private String stem() {
        return model.getFileName().toString().replaceFirst("\\.json$", "");
    }

    /** Passes everything on to the bar and writes the state after each epoch if wanted. */
    private final class StateKeeper implements TrainingListener {
        private final TrainingListener bar;

        StateKeeper(TrainingListener bar) {
            this.bar = bar;
        }

        @Override
        public void epoch(int epoch, int epochs, double meanLoss, double trainAccuracy) {
            bar.epoch(epoch, epochs, meanLoss, trainAccuracy);
        }

        @Override
        public void minibatch(int epoch, int samplesDone, int samples, double meanLoss) {
            bar.minibatch(epoch, samplesDone, samples, meanLoss);
        }

        @Override
        public void ended(EpochRecord ended, Supplier<TrainingState> state) {
            if (keepState) {
                try {
                    TrainingStateFile.write(state.get(), stateFile());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
