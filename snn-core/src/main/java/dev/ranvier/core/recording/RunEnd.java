package dev.ranvier.core.recording;

/** Why a run ended. */
public enum RunEnd {
    /** Its time was over. */
    TIME,
    /** The stop rule came true. */
    RULE,
    /** The listener asked for it. */
    LISTENER
}
