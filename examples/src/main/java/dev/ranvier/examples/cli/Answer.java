package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.ResultFiles;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command found: keys to values in order, printed as JSON or as lines to read. */
final class Answer {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a value: a number, a text, a list, a record or a map. */
    Answer with(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /**
     * Prints the JSON, or the given lines.
     *
     * @param lines what a person reads
     */
    void print(PrintWriter out, boolean json, List<String> lines) {
        if (json) {
            out.print(ResultFiles.json(values));
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }
}
