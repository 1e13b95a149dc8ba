package dev.ranvier.hardware.study.validation;

import java.util.List;

/** The published figures of one machine or family, each held against its model. */
@FunctionalInterface
public interface Validation {

    /** One row for each figure, computed anew. */
    List<ValidationRow> rows();
}
