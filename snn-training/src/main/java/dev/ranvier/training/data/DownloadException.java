package dev.ranvier.training.data;

import java.io.IOException;

/** A download that did not work: no network, no such file there, or another content than expected. */
public final class DownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
