package dev.ranvier.training.data;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a folder with a data set, whose kind is found from the names of its files:
 *
 * <ul>
 *   <li>the four files of the MNIST family, see {@link IdxFolder};
 *   <li>the binary batches of CIFAR-10, see {@link CifarFolder#binary};
 *   <li>parts of CIFAR-10 as lossless strips, see {@link CifarFolder#strips};
 *   <li>one table, {@code .csv} or {@code .csv.gz}, see {@link CsvFolder}.
 * </ul>
 */
public final class DataFolder {

    private DataFolder() {}

    /**
     * Reads a folder.
     *
     * @throws FormatException if there is no such folder, it holds none of these, or a file is wrong: names the file and place
     * @throws IOException if a file cannot be read
     */
    public static Dataset load(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return IdxFolder.load(folder); // says what is wrong
        }
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        if (names.contains("data_batch_1.bin") || names.contains("test_batch.bin")) {
            return CifarFolder.binary(folder);
        } else if (names.contains("cifar10_batch_0.png")) {
            return CifarFolder.strips(folder);
        } else if (names.stream().anyMatch(name -> name.startsWith("train-") || name.startsWith("t10k-"))) {
            return IdxFolder.load(folder);
        }
        List<String> tables = names.stream()
                .filter(name -> name.endsWith(".csv") || name.endsWith(".csv.gz"))
                .toList();
        if (tables.size() == 1) {
            return CsvFolder.load(folder.resolve(tables.get(0)));
        }
        throw new FormatException(
                folder.toString(),
                "folder",
                "no data set of a known kind: neither the four IDX files (train-images-idx3-ubyte ...), nor "
                        + "data_batch_1.bin ... test_batch.bin, nor cifar10_batch_0.png ..., nor one .csv file; is the "
                        + "archive unpacked?");
    }

    static String nameOf(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "data" : last.toString();
    }
}
