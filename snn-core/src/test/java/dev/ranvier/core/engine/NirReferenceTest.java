package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.StepCurrent;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The single-LIF task of the paper on the Neuromorphic Intermediate Representation (Pedersen et al. 2024, Nature
 * Communications 15:8122, doi:10.1038/s41467-024-52259-9) with its published exact answer: tau 2.5 ms, threshold 0.1, input
 * that is held for 0.1 ms each. The table is not part of this project and its folder is given by RANVIER_SHARED.
 */
class NirReferenceTest {

    private static final double STEP_MS = 0.1;
    private static final int STEPS = 1000;

    @Test
    void theExactAnswerToAMicrosecond() throws IOException {
        String shared = System.getProperty("ranvier.shared", System.getenv("RANVIER_SHARED"));
        assumeTrue(shared != null, "RANVIER_SHARED is not set: it names the folder that holds data/nir");
        List<String> rows = Files.readAllLines(Path.of(shared, "data", "nir", "lif", "lif_exact.csv"));
        double[] startMs = new double[STEPS];
        double[] level = new double[STEPS];
        double[] voltage = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            String[] fields = rows.get(step + 1).split(",");
            startMs[step] = step * STEP_MS;
            level[step] = Double.parseDouble(fields[1]);
            voltage[step] = Double.parseDouble(fields[2]);
        }
        Lif model =
                new Lif(2.5, 0, Values.uniform(0.1), new ResetRule.ToValue(0), Values.uniform(0), Values.uniform(0), 0);
        Network network = new Network(
                "lif",
                TimeBase.continuous(),
                List.of(new Population("n", 1, model)),
                List.of(),
                List.of(),
                List.of(new StepCurrent("n", startMs, level)));
        Engine engine = new EventEngine(CompiledNetwork.of(network));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        for (int step = 0; step < STEPS; step++) {
            engine.advance((step + 1) * STEP_MS, new StopRule.Never());
            assertEquals(voltage[step], Circuit.potential(engine, 0), 1e-7, "after step " + step);
        }
        assertArrayEquals(new double[] {46.084, 51.090, 71.092, 76.091}, Circuit.times(spikes, 0), 1e-3);
    }
}
