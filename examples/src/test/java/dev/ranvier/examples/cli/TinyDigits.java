package dev.ranvier.examples.cli;

import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first embedded digits as a folder of the MNIST family: a data set on which everything is fast. */
final class TinyDigits {

    private static final int TRAIN = 300;
    private static final int TEST = 20;
    private static final int SIDE = 28;

    private TinyDigits() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Dataset digits = EmbeddedDigits.load();
        write(folder, "train", digits.train(), TRAIN);
        write(folder, "t10k", digits.test(), TEST);
        return folder;
    }

    private static void write(Path folder, String part, LabelledImages images, int count) throws IOException {
        int pixels = SIDE * SIDE;
        ByteBuffer image = ByteBuffer.allocate(16 + count * pixels);
        image.putInt(0x0803).putInt(count).putInt(SIDE).putInt(SIDE);
        image.put(images.pixels(), 0, count * pixels);
        ByteBuffer label = ByteBuffer.allocate(8 + count);
        label.putInt(0x0801).putInt(count).put(images.labels(), 0, count);
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), image.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), label.array());
    }
}
