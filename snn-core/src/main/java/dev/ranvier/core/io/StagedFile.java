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

/**
 * A file that is written beside its target and takes the target's place only when it is whole, so that nobody ever sees half of
 * it. Close it in any case; what was not committed is removed.
 */
public final class StagedFile implements AutoCloseable {

    private final Path target;
    private final Path staged;

    /**
     * Writes a whole file at once.
     *
     * @param content Not modified.
     */
    public static void write(Path target, byte[] content) throws IOException {
        try (StagedFile file = new StagedFile(target)) {
            try (OutputStream out = file.open()) {
                out.write(content);
            }
            file.commit();
        }
    }

    /** Stages a file in the folder of its target, which must exist. */
    public StagedFile(Path target) {
        this.target = target;
        this.staged = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /** Starts writing; the caller closes the stream before {@link #commit()}. */
    public OutputStream open() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(staged, StandardOpenOption.CREATE_NEW));
    }

    /** Puts the finished file in place, atomically where the file system can. */
    public void commit() throws IOException {
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
