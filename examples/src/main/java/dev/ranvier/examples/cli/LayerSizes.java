package dev.ranvier.examples.cli;

import dev.ranvier.training.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/** Reads layer sizes as the user writes them, e.g. {@code 784-512-10}. */
final class LayerSizes {

    private static final int MAX_UNITS = 100_000;

    private LayerSizes() {}

    /**
     * Units of the hidden layers.
     *
     * @param text inputs, hidden layers, outputs
     * @param data what the network must fit
     * @throws UserMistake if the text is no such list or its ends do not fit the data
     */
    static List<Integer> hidden(String text, Dataset data) {
        List<Integer> sizes = new ArrayList<>();
        for (String word : text.strip().split("-", -1)) {
            if (!word.matches("[1-9]\\d{0,5}") || Integer.parseInt(word) > MAX_UNITS) {
                throw new UserMistake("--layers takes sizes from 1 to " + MAX_UNITS
                        + " with '-' between them, e.g. 784-512-10, got '" + text + "'");
            }
            sizes.add(Integer.parseInt(word));
        }
        int inputs = data.train().shape().size();
        int last = sizes.size() - 1;
        if (last < 1 || sizes.get(0) != inputs || sizes.get(last) != data.classes()) {
            throw new UserMistake("--layers " + text + " does not fit data set " + data.name() + ": its images have "
                    + inputs + " pixels and " + data.classes() + " classes, so the list must start with " + inputs
                    + " and end with " + data.classes());
        }
        return sizes.subList(1, last);
    }
}
