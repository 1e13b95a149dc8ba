package dev.ranvier.training.conversion.stage;

/**
 * What becomes of one layer.
 *
 * @param layer its name
 * @param kind its kind, e.g. {@code Convolution}
 * @param verdict whether it can be converted
 * @param how in what way, or why not
 */
public record LayerFinding(String layer, String kind, Verdict verdict, String how) {

    /** Whether a layer can be converted. */
    public enum Verdict {
        /** Its weights become synapses, its units neurons. */
        AS_IS,
        /** It is replaced by something with the same result. */
        REWRITTEN,
        /** No conversion takes it. */
        REFUSED
    }
}
