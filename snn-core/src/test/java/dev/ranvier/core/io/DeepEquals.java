package dev.ranvier.core.io;

import java.lang.reflect.RecordComponent;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Compares descriptions bit for bit: records by their components, arrays by their elements. */
final class DeepEquals {

    private DeepEquals() {}

    static void assertSame(Object expected, Object actual, String where) throws ReflectiveOperationException {
        assertEquals(expected.getClass(), actual.getClass(), where);
        if (expected instanceof Record) {
            for (RecordComponent component : expected.getClass().getRecordComponents()) {
                var accessor = component.getAccessor();
                assertSame(accessor.invoke(expected), accessor.invoke(actual), where + "." + component.getName());
            }
        } else if (expected instanceof List<?> list) {
            List<?> other = (List<?>) actual;
            assertEquals(list.size(), other.size(), where);
            for (int i = 0; i < list.size(); i++) {
                assertSame(list.get(i), other.get(i), where + "[" + i + "]");
            }
        } else if (expected instanceof double[] numbers) {
            assertArrayEquals(numbers, (double[]) actual, where);
        } else if (expected instanceof float[] floats) {
            float[] others = (float[]) actual;
            assertEquals(floats.length, others.length, where);
            for (int i = 0; i < floats.length; i++) {
                assertEquals(Float.floatToRawIntBits(floats[i]), Float.floatToRawIntBits(others[i]), where + " " + i);
            }
        } else if (expected instanceof int[] ints) {
            assertArrayEquals(ints, (int[]) actual, where);
        } else {
            assertEquals(expected, actual, where); // boxed numbers and Values distinguish -0.0 from 0.0
        }
    }
}
