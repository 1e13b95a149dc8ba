package dev.ranvier.core.io;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the arrays of a description that is being written and gives each a name of its own. */
final class ArraySink {

    private final Map<String, NpyArray> arrays = new LinkedHashMap<>();

    /**
     * Adds an array.
     *
     * @return the name under which it is stored: the wanted one, with a number if that is taken
     */
    String add(String wanted, NpyArray array) {
        String name = wanted;
        for (int i = 2; arrays.containsKey(name); i++) {
            name = wanted + "-" + i;
        }
        arrays.put(name, array);
        return name;
    }

    Map<String, NpyArray> arrays() {
        return arrays;
    }
}
