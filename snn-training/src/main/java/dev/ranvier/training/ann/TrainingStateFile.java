package dev.ranvier.training.ann;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.io.NpzFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link TrainingState} as a NumPy archive. What is read back has the same bits. */
public final class TrainingStateFile {

    private static final String FINGERPRINT = "fingerprint";
    private static final String HISTORY = "history"; // [epoch][loss, training accuracy, validation accuracy]
    private static final String BEST = "bestEpoch";
    private static final int HISTORY_COLUMNS = 3;

    private TrainingStateFile() {}

    /**
     * Writes a state; a file that is there is replaced when the new one is whole.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(TrainingState state, Path file) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        byte[] fingerprint = state.fingerprint().getBytes(StandardCharsets.US_ASCII);
        arrays.put(FINGERPRINT, NpyArray.of(fingerprint, fingerprint.length));
        double[] history = new double[state.epoch() * HISTORY_COLUMNS];
        for (int i = 0; i < state.epoch(); i++) {
            EpochRecord record = state.history().get(i);
            history[i * HISTORY_COLUMNS] = record.meanLoss();
            history[i * HISTORY_COLUMNS + 1] = record.trainAccuracy();
            history[i * HISTORY_COLUMNS + 2] = record.validationAccuracy();
        }
        arrays.put(HISTORY, NpyArray.of(history, state.epoch(), HISTORY_COLUMNS));
        arrays.put(BEST, NpyArray.of(new int[] {state.bestEpoch()}, 1));
        put(arrays, "values", state.values());
        put(arrays, "layers", state.layerMemory());
        put(arrays, "optimiser", state.optimiserMemory());
        put(arrays, "best", state.bestValues());
        put(arrays, "bestLayers", state.bestMemory());
        NpzFile.write(file, arrays);
    }

    /**
     * Reads a state.
     *
     * @throws FormatException if it is no such file
     * @throws IOException if it cannot be read
     */
    public static TrainingState read(Path file) throws IOException {
        Map<String, NpyArray> arrays = NpzFile.read(file);
        for (String name : List.of(FINGERPRINT, HISTORY, BEST)) {
            if (!arrays.containsKey(name)) {
                throw new FormatException(
                        file.toString(), "array " + name, "not there; is this the saved state of a training?");
            }
        }
        try {
            double[] numbers = arrays.get(HISTORY).doubles();
            List<EpochRecord> history = new ArrayList<>();
            for (int i = 0; i + HISTORY_COLUMNS <= numbers.length; i += HISTORY_COLUMNS) {
                int epoch = i / HISTORY_COLUMNS + 1;
                history.add(new EpochRecord(epoch, numbers[i], numbers[i + 1], numbers[i + 2]));
            }
            return new TrainingState(
                    new String(arrays.get(FINGERPRINT).bytes(), StandardCharsets.US_ASCII),
                    get(arrays, "values"),
                    get(arrays, "layers"),
                    get(arrays, "optimiser"),
                    get(arrays, "best"),
                    get(arrays, "bestLayers"),
                    history,
                    arrays.get(BEST).ints()[0]);
        } catch (ClassCastException | ArrayIndexOutOfBoundsException e) {
            FormatException wrong = new FormatException(
                    file.toString(), "arrays", "of other types than the saved state of a training has");
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static void put(Map<String, NpyArray> into, String name, List<float[]> arrays) {
        for (int i = 0; i < arrays.size(); i++) {
            into.put(name + "." + i, NpyArray.of(arrays.get(i), arrays.get(i).length));
        }
    }

    private static List<float[]> get(Map<String, NpyArray> from, String name) {
        List<float[]> arrays = new ArrayList<>();
        for (int i = 0; from.containsKey(name + "." + i); i++) {
            arrays.add(from.get(name + "." + i).floats());
        }
        return arrays;
    }
}
