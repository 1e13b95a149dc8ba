package dev.ranvier.training.data;

import dev.ranvier.core.model.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmbeddedDigitsTest {

    /** The package's digits of each class, by its own files. */
    private static final int[] PER_CLASS = {1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978};

    private final Dataset digits = EmbeddedDigits.load();

    @Test
    void holdsTenThousandDigitsOf28By28() {
        assertEquals("mnist10k", digits.name());
        assertEquals(8_000, digits.train().size());
        assertEquals(2_000, digits.test().size());
        assertEquals(new Shape(1, 28, 28), digits.train().shape());
        // zcat images-idx3-ubyte.gz labels-idx1-ubyte.gz | sha256sum
        assertEquals("168851764686d3872cfe40115767814cb012d6129723489f5a2c9d8b70e6a80f", digits.sha256());
    }

    @Test
    void bothPartsHaveTheClassesInProportion() {
        int[] test = counts(digits.test());
        assertArrayEquals(new int[] {200, 225, 198, 206, 196, 173, 203, 214, 189, 196}, test);
        int[] train = counts(digits.train());
        for (int digit = 0; digit < 10; digit++) {
            assertEquals(PER_CLASS[digit], train[digit] + test[digit], "digit " + digit);
        }
    }

    @Test
    void theSplitIsAlwaysTheSame() {
        // regression: the first labels of both parts; every published accuracy depends on this order
        assertEquals("59846708623695880421", firstLabels(digits.train()));
        assertEquals("01111413313781876343", firstLabels(digits.test()));
        assertArrayEquals(digits.test().pixels(), EmbeddedDigits.load().test().pixels());
    }

    @Test
    void carriesBothNotices() throws IOException {
        try (InputStream in = EmbeddedDigits.class.getResourceAsStream("mnist10k/NOTICE.txt")) {
            assertNotNull(in);
            String notice = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(notice.contains("CC BY-SA 3.0"), notice);
            assertTrue(notice.contains("Copyright (c) 2015 Juan Cazala"), notice);
        }
    }

    private static int[] counts(LabelledImages images) {
        int[] counts = new int[10];
        for (int i = 0; i < images.size(); i++) {
            counts[images.label(i)]++;
        }
        return counts;
    }

    private static String firstLabels(LabelledImages images) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            labels.append(images.label(i));
        }
        return labels.toString();
    }
}
