package dev.ranvier.training.data;

import dev.ranvier.core.model.Shape;
import java.io.IOException;

/**
 * The IDX form of the MNIST family (LeCun, Cortes, Burges: "The MNIST database of handwritten digits"): big-endian header
 * of a magic number and the dimensions, then one unsigned byte a value.
 */
final class IdxFile {

    /** Two zero bytes, type 8 (unsigned byte), three dimensions. */
    private static final long IMAGES_MAGIC = 0x0803;

    /** Two zero bytes, type 8 (unsigned byte), one dimension. */
    private static final long LABELS_MAGIC = 0x0801;

    private static final int LABELS_HEADER_BYTES = 8;

    /** Larger sides are taken for a damaged header. */
    private static final long MAX_SIDE = 4096;

    private IdxFile() {}

    /** Reads an image file and the label file that belongs to it. Closes neither. */
    static LabelledImages read(IdxStream imageFile, IdxStream labelFile, int classes) throws IOException {
        requireMagic(imageFile, IMAGES_MAGIC);
        long count = imageFile.readUnsignedInt("the number of images");
        if (count == 0) {
            throw imageFile.broken(4, "the file holds no images");
        }
        int rows = readSide(imageFile, 8, "rows");
        int columns = readSide(imageFile, 12, "columns");
        long bytes = count * rows * columns;
        if (bytes > Integer.MAX_VALUE - 8) {
            throw imageFile.broken(
                    4,
                    count + " images of " + rows + " x " + columns
                            + " pixels do not fit into memory; is the header damaged?");
        }
        byte[] pixels = imageFile.readBytes((int) bytes, "the pixels");
        imageFile.expectEnd();

        byte[] labels = readLabels(labelFile, count, classes);
        return new LabelledImages(new Shape(1, rows, columns), pixels, labels);
    }

    private static byte[] readLabels(IdxStream file, long images, int classes) throws IOException {
        requireMagic(file, LABELS_MAGIC);
        long count = file.readUnsignedInt("the number of labels");
        if (count != images) {
            throw file.broken(4, count + " labels for " + images + " images; do the two files belong together?");
        }
        byte[] labels = file.readBytes((int) count, "the labels");
        file.expectEnd();
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= classes) {
                throw file.broken(
                        LABELS_HEADER_BYTES + i,
                        "label " + (labels[i] & 0xff) + " of sample " + i + " is outside 0.." + (classes - 1)
                                + "; is this a data set with other classes?");
            }
        }
        return labels;
    }

    private static int readSide(IdxStream file, long at, String what) throws IOException {
        long side = file.readUnsignedInt("the number of " + what);
        if (side < 1 || side > MAX_SIDE) {
            throw file.broken(
                    at, side + " " + what + " in an image, allowed 1.." + MAX_SIDE + "; is the header damaged?");
        }
        return (int) side;
    }

    private static void requireMagic(IdxStream file, long expected) throws IOException {
        long magic = file.readUnsignedInt("the magic number");
        if (magic != expected) {
            throw file.broken(
                    0,
                    String.format(
                            "the magic number is 0x%08x, expected 0x%08x (%s); %s",
                            magic,
                            expected,
                            expected == IMAGES_MAGIC ? "unsigned-byte images" : "unsigned-byte labels",
                            slip(magic)));
        }
    }

    private static String slip(long magic) {
        if (magic == IMAGES_MAGIC || magic == LABELS_MAGIC) {
            return "are the image and the label file swapped?";
        }
        if (magic >>> 24 == '<') {
            return "it looks like a web page: did the download fail?";
        }
        if (magic >>> 16 == 0) {
            return "it is IDX with another element type or number of dimensions";
        }
        return "is it an IDX file at all?";
    }
}
