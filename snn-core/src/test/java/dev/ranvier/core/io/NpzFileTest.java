package dev.ranvier.core.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NpzFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("arrays.npz");
    }

    @Test
    void keepsEveryTypeShapeAndOrder() throws IOException {
        float[] large = new float[50_000]; // more than one buffer
        for (int i = 0; i < large.length; i++) {
            large[i] = i * 0.1f;
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("z", NpyArray.of(large, 5, 100, 100));
        arrays.put("d", NpyArray.of(new double[] {0.1, -0.0, Double.MIN_VALUE}, 3));
        arrays.put("i", NpyArray.of(new int[] {Integer.MIN_VALUE, 258}, 2, 1));
        arrays.put("l", NpyArray.of(new long[] {Long.MIN_VALUE, 1L << 40}, 2));
        arrays.put("b", NpyArray.of(new byte[] {(byte) 255, 0, 7}, 1, 3));
        arrays.put("single", NpyArray.of(new float[] {7}));
        arrays.put("none", NpyArray.of(new double[0], 0, 4));
        NpzFile.write(file, arrays);
        Map<String, NpyArray> read = NpzFile.read(file);

        assertEquals(List.copyOf(arrays.keySet()), List.copyOf(read.keySet()));
        arrays.forEach(
                (name, array) -> assertEquals(array.toString(), read.get(name).toString()));
        assertArrayEquals(large, read.get("z").floats());
        assertArrayEquals(arrays.get("d").doubles(), read.get("d").doubles());
        assertArrayEquals(arrays.get("i").ints(), read.get("i").ints());
        assertArrayEquals(arrays.get("l").longs(), read.get("l").longs());
        assertArrayEquals(arrays.get("b").bytes(), read.get("b").bytes());
        assertArrayEquals(new float[] {7}, read.get("single").floats());
        assertEquals(0, read.get("none").doubles().length);
    }

    /** The bytes by the definition of the format, so that both directions cannot be wrong alike. */
    @Test
    void writesWhatTheFormatSays() throws IOException {
        NpzFile.write(file, Map.of("a", NpyArray.of(new int[] {258}, 1)));
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String text = "{'descr': '<i4', 'fortran_order': False, 'shape': (1,), }";
        assertTrue(
                bytes.contains("a.npy\u0093NUMPY\1\0v\0" + text + " ".repeat(118 - 1 - text.length()) + "\n\2\1\0\0"));
    }

    @Test
    void givesTheSameBytesForTheSameArrays() throws IOException {
        Map<String, NpyArray> arrays = Map.of("a", NpyArray.of(new float[] {1, 2}, 2));
        NpzFile.write(file, arrays);
        byte[] first = Files.readAllBytes(file);
        NpzFile.write(file, arrays);
        assertArrayEquals(first, Files.readAllBytes(file));
        // local header: DOS time 0, DOS date 1 February 1980 (day 1, month 2, year 0: 0x0041)
        assertArrayEquals(new byte[] {0, 0, 0x41, 0}, Arrays.copyOfRange(first, 10, 14));
    }

    @Test
    void readsDeflatedEntriesOfBothFormats() throws IOException {
        byte[] elements = {0, 0, (byte) 0x80, 0x3f};
        writeEntry("v1.npy", npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", elements));
        assertArrayEquals(new float[] {1}, NpzFile.read(file).get("v1").floats());
        writeEntry("v2.npy", npy(2, "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1), }", elements));
        assertArrayEquals(new int[] {1, 1}, NpzFile.read(file).get("v2").shape());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'<f4' ; True ; (1,) ; Fortran order",
                "'|O' ; False ; (1,) ; Python objects",
                "'>f4' ; False ; (1,) ; big-endian",
                "'<f2' ; False ; (1,) ; element type '<f2' is not supported",
                "[('a', '<f4')] ; False ; (1,) ; is not supported",
                "'<f4' ; False ; (2,) ; is it cut off?",
                "'<f4' ; False ; (2000000000, 2000000000, 2000000000) ; does not fit",
                "'<f4' ; False ; (99999999999,) ; does not fit",
                "'<f4' ; False ; (500000000,) ; is it cut off?",
                "'<f4' ; False ; (-1,) ; not understood",
                "'<f4' ; False ; (1 ; not understood",
            })
    void refusesWrongHeaders(String descr, String fortran, String shape, String inMessage) throws IOException {
        writeEntry(
                "a.npy",
                npy(
                        1,
                        "{'descr': " + descr + ", 'fortran_order': " + fortran + ", 'shape': " + shape + ", }",
                        0,
                        1,
                        2,
                        3));
        refused("array a, header", inMessage);
    }

    @Test
    void refusesWrongBeginnings() throws IOException {
        String good = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }";
        byte[] array = npy(1, good, 0, 0, 0, 0);
        array[0] = 'x';
        writeEntry("a.npy", array);
        refused("array a, byte 0", "magic number");
        writeEntry("a.npy", npy(3, good, 0, 0, 0, 0));
        refused("array a, byte 6", "numpy format 3.0");
        writeEntry("a.npy", new byte[0]);
        refused("array a, byte 0", "magic number");
        byte[] long4 = npy(2, good, 0, 0, 0, 0);
        long4[11] = (byte) 0xFF;
        writeEntry("a.npy", long4);
        refused("array a, byte 8", "header of");
        writeEntry("a.txt", array);
        refused("entry a.txt", "only NAME.npy");
    }

    @Test
    void refusesAnArchiveThatIsCutOffAtAnyByte() throws IOException {
        NpzFile.write(file, Map.of("a", NpyArray.of(new float[] {1, 2}, 2)));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("zip archive", "is the file cut off?");
        }
    }

    @Test
    void refusesAChangedElement() throws IOException {
        NpzFile.write(file, Map.of("a", NpyArray.of(new float[] {1, 2}, 2)));
        byte[] bytes = Files.readAllBytes(file);
        bytes["....".length() + 26 + "a.npy".length() + 128] ^= 1; // first byte after local header and array header
        Files.write(file, bytes);
        refused("array a", "checksum");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThrows(NoSuchFileException.class, () -> NpzFile.read(file));
    }

    @Test
    void refusesAShapeThatHoldsAnotherNumberOfValues() {
        assertThrows(IllegalArgumentException.class, () -> NpyArray.of(new float[6], 2, 2));
        assertThrows(IllegalArgumentException.class, () -> NpyArray.of(new float[6], -2, -3));
    }

    private void refused(String place, String inMessage) {
        FormatException refusal = assertThrows(FormatException.class, () -> NpzFile.read(file));
        assertEquals(file.toString(), refusal.file());
        assertEquals(place, refusal.place());
        assertTrue(refusal.getMessage().contains(inMessage), refusal.getMessage());
    }

    private void writeEntry(String name, byte... content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
    }

    private static byte[] npy(int version, String header, int... elements) throws IOException {
        byte[] bytes = new byte[elements.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) elements[i];
        }
        return npy(version, header, bytes);
    }

    private static byte[] npy(int version, String header, byte[] elements) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        out.write(header.length());
        out.write(new byte[version == 1 ? 1 : 3]);
        out.write(header.getBytes(StandardCharsets.ISO_8859_1));
        out.write(elements);
        return out.toByteArray();
    }
}
