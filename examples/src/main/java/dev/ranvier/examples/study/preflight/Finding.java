package dev.ranvier.examples.study.preflight;

import java.util.List;

/**
 * Whether something can be done with a model.
 *
 * @param subject what: {@code convert --method rate}, {@code accelerate eyeriss} ...
 * @param possible true if it can
 * @param remarks why not, or what is left out; empty if there is nothing to say
 */
public record Finding(String subject, boolean possible, List<String> remarks) {

    /** Takes a copy of the list. */
    public Finding {
        remarks = List.copyOf(remarks);
    }

    /** It can be done, without reserve. */
    static Finding good(String subject) {
        return new Finding(subject, true, List.of());
    }

    /** It cannot be done. */
    static Finding bad(String subject, String reason) {
        return new Finding(subject, false, List.of(reason));
    }
}
