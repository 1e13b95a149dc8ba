package dev.ranvier.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of an array in numpy's file format (NEP 1, and {@code numpy.lib.format}): magic, version, length, and a Python
 * dictionary with the keys {@code descr}, {@code fortran_order} and {@code shape}, padded to a multiple of 64 bytes.
 *
 * @param type element type
 * @param shape lengths of the axes
 * @param count number of elements
 * @param bytes length of the header itself
 */
record NpyHeader(NpyType type, int[] shape, int count, int bytes) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MAX_TEXT = 10_000; // numpy's own limit
    static final int MAX_COUNT = Integer.MAX_VALUE - 8; // largest array of every JVM

    private static final Pattern DICTIONARY = Pattern.compile("\\{\\s*'descr'\\s*:\\s*(?<descr>'[^']*'|\\[.*])\\s*,"
            + "\\s*'fortran_order'\\s*:\\s*(?<fortran>True|False)\\s*,"
            + "\\s*'shape'\\s*:\\s*\\((?<shape>[0-9, ]*)\\)\\s*,?\\s*}\\s*");

    /** The bytes that precede the elements of an array. */
    static byte[] write(NpyType type, int... shape) {
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '" + type.descriptor() + "', 'fortran_order': False, 'shape': (" + lengths
                + (shape.length == 1 ? "," : "") + "), }";
        int fixed = MAGIC.length + 4; // version and length
        int total = (fixed + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] header = new byte[total];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[6] = 1;
        header[7] = 0;
        header[8] = (byte) (total - fixed);
        header[9] = (byte) (total - fixed >> 8);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, fixed, bytes.length);
        header[total - 1] = '\n';
        return header;
    }

    /**
     * Reads a header and leaves the stream at the first element.
     *
     * @throws FormatException if it is no header that Ranvier reads
     */
    static NpyHeader read(InputStream in, String file, String place) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new FormatException(
                    file, place + ", byte 0", "no numpy array begins here (magic number 93 'NUMPY' not found)");
        }
        int version = start[6];
        if (version != 1 && version != 2 || start[7] != 0) {
            throw new FormatException(
                    file,
                    place + ", byte 6",
                    "numpy format " + version + "." + start[7] + ", Ranvier reads 1.0 and 2.0; field names are not "
                            + "supported, was it a plain array?");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        byte[] length = in.readNBytes(lengthBytes);
        long textLength = 0;
        for (int i = length.length - 1; i >= 0; i--) {
            textLength = textLength << 8 | length[i] & 0xFF;
        }
        if (length.length < lengthBytes || textLength > MAX_TEXT) {
            throw new FormatException(
                    file, place + ", byte 8", "a header of " + textLength + " bytes, allowed 0.." + MAX_TEXT);
        }
        byte[] text = in.readNBytes((int) textLength);
        Matcher dictionary = DICTIONARY.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (text.length < textLength || !dictionary.matches()) {
            throw new FormatException(
                    file, place + ", header", "not understood or cut off; it must hold descr, fortran_order and shape");
        }
        if ("True".equals(dictionary.group("fortran"))) {
            throw new FormatException(
                    file, place + ", header", "Fortran order is not supported; save numpy.ascontiguousarray(a)");
        }
        NpyType type = type(dictionary.group("descr"), file, place);
        int[] shape = shape(dictionary.group("shape"), file, place);
        long count = 1;
        for (int axis : shape) {
            count *= axis;
            if (count > MAX_COUNT) {
                throw tooLarge(dictionary.group("shape"), file, place);
            }
        }
        return new NpyHeader(type, shape, (int) count, start.length + lengthBytes + text.length);
    }

    private static NpyType type(String quoted, String file, String place) throws FormatException {
        String descriptor = quoted.replace("'", "");
        for (NpyType type : NpyType.values()) {
            if (type.descriptor().equals(descriptor)) {
                return type;
            }
        }
        String slip = descriptor.contains("O")
                ? "Python objects are never read"
                : descriptor.startsWith(">")
                        ? "big-endian, save a.astype('<f4') or the like"
                        : "convert it with astype";
        throw new FormatException(
                file,
                place + ", header",
                "element type " + quoted + " is not supported (" + slip + "); there are "
                        + Arrays.toString(NpyType.values()));
    }

    private static int[] shape(String text, String file, String place) throws FormatException {
        String[] parts = text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*");
        int[] shape = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                shape[i] = Integer.parseInt(parts[i]);
            } catch (NumberFormatException e) {
                FormatException wrong = tooLarge(text, file, place);
                wrong.initCause(e);
                throw wrong;
            }
        }
        return shape;
    }

    private static FormatException tooLarge(String shape, String file, String place) {
        return new FormatException(
                file, place + ", header", "shape (" + shape + ") does not fit, at most " + MAX_COUNT + " values do");
    }
}
