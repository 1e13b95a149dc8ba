package dev.ranvier.core.io;

import java.io.IOException;

/**
 * A file whose content is wrong. The message names the file, the place in it, what is wrong there and the likely slip.
 */
public class FormatException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    /**
     * @param file the file, as the user would name it
     * @param place where in the file, e.g. {@code byte 16}, {@code line 3}, {@code key weights}
     * @param problem what was found, what is allowed, and the likely slip
     */
    public FormatException(String file, String place, String problem) {
        super(file + ", " + place + ": " + problem);
        this.file = file;
        this.place = place;
    }

    /** The file, as the user would name it. */
    public String file() {
        return file;
    }

    /** Where in the file. */
    public String place() {
        return place;
    }
}
