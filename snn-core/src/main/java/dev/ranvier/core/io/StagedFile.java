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
 * A file that is written beside its target and takes the target's place only when it is whole, so that nobody ever sees
 * half of it. Close it in any case; what was not committed is removed, or, if the file was staged by {@link #growing},
 * kept under a name that says so.
 */
public final class StagedFile implements AutoCloseable {

    private final Path target;
    private final Path staged;
    private final boolean kept; // if not committed

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
        this(target, target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part"), false);
    }

    private StagedFile(Path target, Path staged, boolean kept) {
        this.target = target;
        this.staged = staged;
        this.kept = kept;
    }

    /**
     * Stages a file that grows during a long run: what is not committed stays under its {@linkplain #partialName
     * partial name}, even if the program is killed. An older one of that name is replaced.
     */
    public static StagedFile growing(Path target) {
        return new StagedFile(target, partialName(target), true);
    }

    /** The name of what a run that broke off leaves: {@code NAME.partial.csv} for {@code NAME.csv}. */
    public static Path partialName(Path target) {
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return target.resolveSibling(
                dot <= 0 ? name + ".partial" : name.substring(0, dot) + ".partial" + name.substring(dot));
    }

    /** Starts writing; the caller closes the stream before {@link #commit()}. */
    public OutputStream open() throws IOException {
        OutputStream out =
                kept ? Files.newOutputStream(staged) : Files.newOutputStream(staged, StandardOpenOption.CREATE_NEW);
        return new BufferedOutputStream(out);
    }

    /** Puts the finished file in place, atomically where the file system can. */
    public void commit() throws IOException {
        try {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was not committed, unless it is to be kept. */
    @Override
    public void close() throws IOException {
        if (!kept) {
            Files.deleteIfExists(staged);
        }
    }
}
