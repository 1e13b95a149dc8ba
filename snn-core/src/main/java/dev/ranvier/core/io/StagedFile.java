package dev.ranvier.core.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is written beside its target and takes the target's place only when it is whole. */
final class StagedFile implements AutoCloseable {

    private final Path target;
    private final Path staged;

    StagedFile(Path target) {
        this.target = target;
        this.staged = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    OutputStream open() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(staged, StandardOpenOption.CREATE_NEW));
    }

    /** Puts the finished file in place, atomically where the file system can. */
    void commit() throws IOException {
        try {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(staged);
    }
}
