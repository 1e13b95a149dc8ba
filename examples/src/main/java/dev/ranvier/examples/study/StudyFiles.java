package dev.ranvier.examples.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everything that a study writes: {@code results.json}, {@code results.csv}, charts and {@code report.html}. */
public final class StudyFiles {

    private StudyFiles() {}

    /**
     * Writes all files into a folder, which is made if it is not there.
     *
     * @return the report
     * @throws IOException if the folder cannot be made or a file not written
     */
    public static Path write(StudyOutcome outcome, Path folder) throws IOException {
        Files.createDirectories(folder);
        ResultFiles.write(folder.resolve("results.json"), ResultFiles.json(outcome.result()));
        ResultFiles.write(folder.resolve("results.csv"), ResultCsv.of(outcome.result()));
        List<StudyCharts.Drawn> charts = StudyCharts.write(outcome, folder);
        Path report = folder.resolve("report.html");
        StudyReport.write(outcome.result(), charts, report);
        return report;
    }
}
