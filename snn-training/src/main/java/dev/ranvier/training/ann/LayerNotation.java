package dev.ranvier.training.ann;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Networks written in short, with {@code -} between the layers, as the literature does ({@code 784-1200-1200-10}, {@code
 * 28x28-12c5-2s-64c5-2s-10o}: Diehl et al. 2015, IJCNN, doi:10.1109/IJCNN.2015.7280696):
 *
 * <ul>
 *   <li>{@code 784}, {@code 28x28} or {@code 3x32x32} at the start, if at all: the input
 *   <li>{@code 128}: a fully connected layer of 128 units ({@code 10o} is the same as {@code 10})
 *   <li>{@code 32c5}: a convolution with 32 channels and windows of 5 x 5; {@code dw3}: a depthwise one
 *   <li>{@code 2s}, {@code 2m}: average or max pooling over 2 x 2, which moves by 2; {@code gap}: over the whole channel
 *   <li>after a convolution or a pool, numbers that differ from the usual: {@code s2} stride, {@code p1} padding, {@code d2}
 *       dilation, {@code g4} groups; e.g. {@code 64c3p1s2}, {@code 3ms2}
 *   <li>{@code drop0.5}: dropout of what comes before
 * </ul>
 */
public final class LayerNotation {

    private static final Pattern INPUT = Pattern.compile("\\d{1,6}(x\\d{1,6}){0,2}");
    private static final Pattern DENSE = Pattern.compile("(\\d{1,6})o?");
    private static final Pattern CONVOLUTION = Pattern.compile("(?:(\\d{1,5})c|dw)(\\d{1,3})((?:[spdg]\\d{1,3})*)");
    private static final Pattern POOL = Pattern.compile("(\\d{1,3})([sm])((?:[spd]\\d{1,3})*)");
    private static final Pattern DROPOUT = Pattern.compile("drop(0(?:\\.\\d{1,4})?)");
    private static final Pattern OPTION = Pattern.compile("([spdg])(\\d{1,3})");

    private LayerNotation() {}

    /**
     * A network in the plain style; see {@link #layOut}.
     *
     * @return its name is the text, with {@code mlp-} or {@code cnn-} before it
     */
    public static LayerGraph build(String text, Shape input, int classes, long seed) {
        NetworkBuilder builder = new NetworkBuilder(input, seed);
        layOut(text, builder, classes, NetworkStyle.PLAIN);
        return builder.build(name(text));
    }

    /** The name of a network: its text, with {@code mlp-} or {@code cnn-} before it. */
    public static String name(String text) {
        return (text.contains("c") || text.contains("dw") ? "cnn-" : "mlp-") + text.strip();
    }

    /**
     * Adds the layers of a text to a network.
     *
     * @param classes number of outputs that the last layer must have
     * @throws IllegalArgumentException naming the part that cannot be read or does not fit
     */
    public static void layOut(String text, NetworkBuilder builder, int classes, NetworkStyle style) {
        List<String> words = Arrays.asList(text.strip().split("-", -1));
        int first = words.size() > 1 && isInput(words.get(0), builder.shape()) ? 1 : 0;
        requireInput(text, words, first, builder.shape());
        for (int i = first; i < words.size(); i++) {
            try {
                add(words.get(i), builder, style, i + 1 == words.size());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "layers " + text + ", at '" + words.get(i) + "': " + e.getMessage(), e);
            }
        }
        if (builder.shape().size() != classes) {
            throw new IllegalArgumentException("layers " + text + " end in " + builder.shape() + ", but there are "
                    + classes + " classes; the last layer must have one unit for each");
        }
    }

    private static void add(String word, NetworkBuilder builder, NetworkStyle style, boolean last) {
        Matcher dense = DENSE.matcher(word);
        Matcher convolution = CONVOLUTION.matcher(word);
        Matcher pool = POOL.matcher(word);
        Matcher dropout = DROPOUT.matcher(word);
        if (dense.matches()) {
            builder.dense(Integer.parseInt(dense.group(1)));
            activate(builder, style, last, style.dropout());
        } else if (convolution.matches()) {
            int size = Integer.parseInt(convolution.group(2));
            Map<Character, Integer> options = options(convolution.group(3));
            boolean depthwise = convolution.group(1) == null;
            int inputs = builder.shape().channels();
            int channels = depthwise ? inputs : Integer.parseInt(convolution.group(1));
            builder.convolution(channels, window(size, 1, options), options.getOrDefault('g', depthwise ? inputs : 1));
            activate(builder, style, last, 0);
        } else if (pool.matches()) {
            int size = Integer.parseInt(pool.group(1));
            Window window = window(size, size, options(pool.group(3)));
            builder.then("pool", "s".equals(pool.group(2)) ? new AveragePool(window, true) : new MaxPool(window));
        } else if ("gap".equals(word)) {
            builder.globalAveragePool();
        } else if (dropout.matches()) {
            builder.dropout(Double.parseDouble(dropout.group(1)));
        } else {
            throw new IllegalArgumentException(
                    "not known; there are e.g. 128 (dense), 32c5 (convolution), dw3 (depthwise), 2s and 2m (pools), "
                            + "gap, drop0.5");
        }
    }

    private static void activate(NetworkBuilder builder, NetworkStyle style, boolean last, double dropout) {
        if (last) {
            return;
        }
        if (style.batchNorm()) {
            builder.batchNorm();
        }
        String kind = style.activation().getClass().getSimpleName();
        builder.then(kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1), style.activation());
        if (dropout > 0) {
            builder.dropout(dropout);
        }
    }

    private static Window window(int size, int usualStride, Map<Character, Integer> options) {
        int stride = options.getOrDefault('s', usualStride);
        int dilation = options.getOrDefault('d', 1);
        int padding = options.getOrDefault('p', 0);
        return new Window(size, size, stride, stride, dilation, dilation, padding, padding, padding, padding);
    }

    private static Map<Character, Integer> options(String text) {
        Function<MatchResult, Character> key = found -> found.group(1).charAt(0);
        return OPTION.matcher(text)
                .results()
                .collect(Collectors.toMap(key, found -> Integer.parseInt(found.group(2)), (one, other) -> {
                    throw new IllegalArgumentException("an option is given twice");
                }));
    }

    private static boolean isInput(String word, Shape shape) {
        return word.equals("" + shape.size())
                || word.equals(shape.height() + "x" + shape.width()) && shape.channels() == 1
                || word.equals(shape.channels() + "x" + shape.height() + "x" + shape.width());
    }

    /** A first number with an x, or with only numbers after it, is meant as the input, and must be right. */
    private static void requireInput(String text, List<String> words, int first, Shape shape) {
        boolean onlyNumbers =
                words.stream().allMatch(word -> DENSE.matcher(word).matches());
        boolean meant = words.get(0).contains("x") || onlyNumbers;
        if (first == 0 && meant && INPUT.matcher(words.get(0)).matches()) {
            throw new IllegalArgumentException("layers " + text + " begin with inputs of " + words.get(0)
                    + ", the images are " + shape + " (" + shape.size() + " values)");
        }
    }
}
