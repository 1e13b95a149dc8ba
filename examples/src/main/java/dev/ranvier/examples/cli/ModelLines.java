package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.ReceptiveFields;
import dev.ranvier.examples.study.preflight.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person reads of a model. */
final class ModelLines {

    static final String FORMAT = "  %-28s %-14s %12s %12s %14s  %s";
    static final Object[] HEADINGS = {"layer", "kind", "output", "parameters", "MACs", "sees"};

    private ModelLines() {}

    /** A row for a layer of the answer. */
    static String of(Map<String, Object> layer) {
        ReceptiveFields.Field field = (ReceptiveFields.Field) layer.get("receptiveField");
        String shape = ((List<?>) layer.get("outputShape"))
                .stream().map(Object::toString).collect(Collectors.joining("x")).replaceAll("x1x1$", "");
        return String.format(
                Locale.ROOT,
                FORMAT,
                layer.get("name"),
                layer.get("kind"),
                shape,
                layer.get("parameters"),
                layer.get("multiplyAccumulates"),
                field.height() + "x" + field.width());
    }

    /** Lines for what can be done: one for each thing about which there is something to say, one for all others. */
    static List<String> of(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        List<String> good = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.possible() && finding.remarks().isEmpty()) {
                good.add(finding.subject());
            } else {
                lines.add((finding.possible() ? "Can, in part: " : "Cannot: ") + finding.subject() + ": "
                        + String.join("; ", finding.remarks()));
            }
        }
        if (!good.isEmpty()) {
            lines.add("Can: " + String.join(", ", good));
        }
        return lines;
    }
}
