package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

/** Files written here, for what today's Keras no longer writes. */
class KerasNamesTest {

    @TempDir
    private Path folder;

    @Test
    void namesWithSlashesAreGroupsInGroups() throws IOException {
        Path file = folder.resolve("slashes.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putAttribute("model_config", """
                    {"class_name": "Sequential", "config": {"name": "m", "layers": [
                     {"class_name": "Dense", "config": {"name": "block/dense", "units": 1, "use_bias": false,
                      "activation": "linear", "batch_input_shape": [null, 2]}}]}}
                    """);
            WritableGroup layer =
                    hdf.putGroup("model_weights").putGroup("block").putGroup("dense");
            layer.putGroup("block").putGroup("dense").putDataset("kernel:0", new float[][] {{3}, {-1}});
        }
        LayerGraph graph =
                KerasReader.read("slashes.h5", "m", Files.readAllBytes(file)).graph();
        assertArrayEquals(new float[] {3, -1}, ((Dense) graph.nodes().get(0).layer()).weights());
    }
}
