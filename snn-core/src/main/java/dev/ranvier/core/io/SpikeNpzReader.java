package dev.ranvier.core.io;

import dev.ranvier.core.spike.RecordedPopulation;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what {@link SpikeNpzWriter} wrote. */
final class SpikeNpzReader {

    private final Path file;
    private final Map<String, NpyArray> arrays;

    private SpikeNpzReader(Path file, Map<String, NpyArray> arrays) {
        this.file = file;
        this.arrays = arrays;
    }

    static SpikeRecording read(Path file) throws IOException {
        return new SpikeNpzReader(file, NpzFile.read(file)).read();
    }

    private SpikeRecording read() throws FormatException {
        double untilMs = array(SpikeNpzWriter.UNTIL, NpyType.FLOAT64, 0).doubles()[0];
        boolean partial = array(SpikeNpzWriter.PARTIAL, NpyType.UINT8, 0).bytes()[0] != 0;
        List<RecordedPopulation> populations = new ArrayList<>();
        for (String key : arrays.keySet()) {
            if (key.endsWith(SpikeNpzWriter.SIZE)) {
                populations.add(population(key.substring(0, key.length() - SpikeNpzWriter.SIZE.length())));
            }
        }
        return built(SpikeNpzWriter.UNTIL, () -> new SpikeRecording(populations, untilMs, partial));
    }

    private RecordedPopulation population(String name) throws FormatException {
        int size = array(name + SpikeNpzWriter.SIZE, NpyType.INT32, 0).ints()[0];
        int[] neurons = array(name + SpikeNpzWriter.NEURONS, NpyType.INT32, 1).ints();
        double[] timesMs =
                array(name + SpikeNpzWriter.TIMES, NpyType.FLOAT64, 1).doubles();
        return built(name, () -> new RecordedPopulation(name, size, new SpikeBatch(neurons, timesMs)));
    }

    private NpyArray array(String key, NpyType type, int axes) throws FormatException {
        NpyArray array = arrays.get(key);
        if (array == null || array.type() != type || array.shape().length != axes) {
            throw new FormatException(
                    file.toString(),
                    "array " + key,
                    (array == null ? "not there" : "is " + array) + ", needed is " + type + " with " + axes
                            + " axes; is this a file of spikes?");
        }
        return array;
    }

    private interface Builder<T> {
        T build();
    }

    private <T> T built(String place, Builder<T> builder) throws FormatException {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            FormatException wrong = new FormatException(file.toString(), "arrays of " + place, e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }
}
