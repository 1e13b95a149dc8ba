package dev.ranvier.core.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in one file, as written by {@code numpy.savez} and read by {@code numpy.load}: a zip archive with one
 * {@code NAME.npy} for each array.
 *
 * <p>Read: stored or deflated entries, array format 1.0 and 2.0, C order, little-endian, the types of {@link NpyType}.
 * Written: stored entries in the order of the map, array format 1.0, a fixed date, so that equal arrays give equal bytes.
 */
public final class NpzFile {

    private static final String SUFFIX = ".npy";
    /** Not the first of January: Java adds a field that depends on the time zone to that one. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final long MAX_DEFLATE_RATIO = 1032; // of deflate itself; more is a lie

    private NpzFile() {}

    /**
     * Writes arrays; the file is whole or it is not there.
     *
     * @param arrays by name, in the order in which they are written
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Map<String, NpyArray> arrays) throws IOException {
        try (StagedFile staged = new StagedFile(file)) {
            write(staged, arrays);
            staged.commit();
        }
    }

    static void write(StagedFile staged, Map<String, ? extends NpySource> arrays) throws IOException {
        try (OutputStream out = staged.open();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, ? extends NpySource> entry : arrays.entrySet()) {
                NpySource array = entry.getValue();
                byte[] header = NpyHeader.write(array.type(), array.shape());
                zip.putNextEntry(stored(entry.getKey() + SUFFIX, header, array));
                zip.write(header);
                array.writeElements(zip);
                zip.closeEntry();
            }
        }
    }

    /**
     * Reads all arrays of a file.
     *
     * @return by name, in the order of the archive's directory
     * @throws FormatException if the file is no such archive, is cut off or damaged, or holds something else than arrays
     * @throws IOException if the file cannot be read
     */
    public static Map<String, NpyArray> read(Path file) throws IOException {
        long fileBytes = Files.size(file); // a missing file is a NoSuchFileException, not a damaged one
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(SUFFIX)) {
                    throw new FormatException(
                            file.toString(), "entry " + entry.getName(), "not an array; only NAME.npy belongs here");
                }
                String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                if (arrays.put(name, read(file, fileBytes, zip, entry, "array " + name)) != null) {
                    throw new FormatException(file.toString(), "array " + name, "it is there twice");
                }
            }
        } catch (ZipException | EOFException e) { // the archive's end may lie about where its directory is
            throw damaged(file, "zip archive", e);
        }
        return arrays;
    }

    /**
     * Reads a file with one array, as written by {@code numpy.save}.
     *
     * @throws FormatException if the file is no such array, or is cut off
     * @throws IOException if the file cannot be read
     */
    public static NpyArray readSingle(Path file) throws IOException {
        long fileBytes = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NpyHeader header = NpyHeader.read(in, file.toString(), "array");
            long needed = header.bytes() + (long) header.count() * header.type().bytes();
            if (needed != fileBytes) {
                throw new FormatException(
                        file.toString(),
                        "array, header",
                        "the shape needs " + needed + " bytes with the header, the file has " + fileBytes
                                + "; is it cut off?");
            }
            return NpyElements.read(header, in);
        }
    }

    private static NpyArray read(Path file, long fileBytes, ZipFile zip, ZipEntry entry, String place)
            throws IOException {
        String name = file.toString();
        CRC32 crc = new CRC32();
        try (InputStream raw = zip.getInputStream(entry);
                CheckedInputStream in = new CheckedInputStream(raw, crc)) {
            NpyHeader header = NpyHeader.read(in, name, place);
            long needed = header.bytes() + (long) header.count() * header.type().bytes();
            if (entry.getSize() != needed || needed > MAX_DEFLATE_RATIO * fileBytes) {
                throw new FormatException(
                        name,
                        place + ", header",
                        "the shape needs " + needed + " bytes with the header, the archive has " + entry.getSize()
                                + " in a file of " + fileBytes + "; is it cut off?");
            }
            NpyArray array = NpyElements.read(header, in);
            if (crc.getValue() != entry.getCrc()) {
                throw new FormatException(
                        name, place, "the elements do not match their checksum; was the file damaged or edited?");
            }
            return array;
        } catch (ZipException | EOFException e) {
            throw damaged(file, place, e);
        }
    }

    private static FormatException damaged(Path file, String place, IOException cause) {
        FormatException damaged = new FormatException(
                file.toString(), place, "not a whole npz archive (" + cause.getMessage() + "); is the file cut off?");
        damaged.initCause(cause);
        return damaged;
    }

    /** Stored entries need length and checksum in front, so the elements are walked through twice. */
    private static ZipEntry stored(String name, byte[] header, NpySource array) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(header);
        try (CheckedOutputStream counted = new CheckedOutputStream(OutputStream.nullOutputStream(), crc)) {
            array.writeElements(counted);
        }
        long count = 1;
        for (int length : array.shape()) {
            count *= length;
        }
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        entry.setSize(header.length + count * array.type().bytes());
        entry.setCompressedSize(entry.getSize());
        entry.setCrc(crc.getValue());
        return entry;
    }
}
