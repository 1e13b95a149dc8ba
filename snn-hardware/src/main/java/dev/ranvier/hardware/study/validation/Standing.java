package dev.ranvier.hardware.study.validation;

/** What a {@link ValidationRow} may be taken for. */
public enum Standing {
    /** The model did not see the figure and has to meet it within the tolerance. */
    VALIDATED,
    /** A constant of the model was chosen so that the figure comes out: no evidence for the model. */
    FITTED,
    /** Shown beside the model's figure with an explanation; no tolerance is promised. */
    REPORTED
}
