package dev.ranvier.examples.study.coding;

import java.util.List;
import java.util.Map;

/**
 * The outcome of the study.
 *
 * @param model name of the trained network
 * @param dataset what it was scored on
 * @param samples number of test images
 * @param annAccuracy of the trained network, 0..1
 * @param rows one a code or method
 * @param imagesPerSecond by the name of a row: wall time on all threads, machine as it was; not reproducible
 * @param published figures of others, for orientation
 */
public record CodingResult(
        String model,
        String dataset,
        int samples,
        double annAccuracy,
        List<CodingRow> rows,
        Map<String, Double> imagesPerSecond,
        List<Mark> published) {

    /**
     * A published figure. All of these are recalled or quoted from reviews; check before citing.
     *
     * @param what network, data and code
     * @param figure as printed there
     * @param source authors and year
     */
    public record Mark(String what, String figure, String source) {}
}
