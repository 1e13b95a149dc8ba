package dev.ranvier.training.exchange;

import dev.ranvier.core.io.FormatException;
import java.util.List;

/**
 * A model that is read without error but holds something that Ranvier does not import. Names everything that stands in the
 * way, not only the first thing.
 */
public final class UnsupportedModelException extends FormatException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * @param file the file, as the user would name it
     * @param problems one text for each node that cannot be imported: its name, its operator, and why; not empty
     */
    public UnsupportedModelException(String file, List<String> problems) {
        super(
                file,
                problems.size() == 1 ? "1 place" : problems.size() + " places",
                "cannot be imported: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What stands in the way, one text each. */
    public List<String> problems() {
        return problems;
    }
}
