package dev.ranvier.hardware.chip;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * One change in the program must show in the record of the run. In this case every bit, weight, threshold and delay
 * has an effect: all axons of the first core are active in tick 0, each neuron reaches its threshold exactly, and
 * each of its spikes is just enough for one neuron of the second core, which the output shows.
 */
class ChipMutationTest {

    private static final int SIZE = 3;

    @Test
    void theCaseItselfIsStable() {
        assertEquals(List.of(), record(core -> {}, core -> {}).differencesFrom(record(core -> {}, core -> {})));
    }

    @Test
    void everyCrossbarBitCounts() {
        for (int axon = 0; axon < SIZE; axon++) {
            for (int neuron = 0; neuron < SIZE; neuron++) {
                int a = axon;
                int n = neuron;
                assertShows("bit " + a + ", " + n + " of the first core", core -> flip(core, a, n), core -> {});
                assertShows("bit " + a + ", " + n + " of the second core", core -> {}, core -> flip(core, a, n));
            }
        }
    }

    @Test
    void everyParameterCounts() {
        for (int neuron = 0; neuron < SIZE; neuron++) {
            int n = neuron;
            assertShows("threshold " + n, core -> core.threshold[n]++, core -> {});
            assertShows("threshold " + n + " of the second core", core -> {}, core -> core.threshold[n]++);
            assertShows("delay " + n, core -> core.delay[n]++, core -> {});
            assertShows("weight " + n, core -> core.weights[core.axonTypes[n]][n]--, core -> {});
            assertShows("axon type " + n, core -> core.axonTypes[n] = 3, core -> {});
            assertShows("target axon " + n, core -> core.line[n] = (n + 1) % SIZE, core -> {});
            assertShows("output line " + n, core -> {}, core -> core.line[n] = 50);
            assertShows("leak " + n, core -> core.leak[n]--, core -> {});
            assertShows("initial potential " + n, core -> core.initial[n]--, core -> {});
            assertShows("place of the port " + n, core -> {}, core -> core.kind[n] = SpikeTargets.Kind.NOWHERE);
        }
    }

    private static void flip(TestCore core, int axon, int neuron) {
        core.crossbar.set(axon, neuron, !core.crossbar.build().connected(axon, neuron));
    }

    private static void assertShows(String what, Consumer<TestCore> first, Consumer<TestCore> second) {
        List<String> differences = record(first, second).differencesFrom(record(core -> {}, core -> {}));
        assertFalse(differences.isEmpty(), what + " was changed and nothing differs");
    }

    private static TnRecord record(Consumer<TestCore> changeFirst, Consumer<TestCore> changeSecond) {
        TestCore first = new TestCore(0, 0, SIZE, SIZE);
        TestCore second = new TestCore(2, 1, SIZE, SIZE);
        for (int n = 0; n < SIZE; n++) {
            first.axonTypes[n] = (byte) n;
            int sum = 0;
            for (int axon = 0; axon < SIZE; axon++) {
                first.weights[axon][n] = 1 + axon + n;
                if (axon != (n + 1) % SIZE) {
                    first.synapse(axon, n);
                    sum += 1 + axon + n;
                }
            }
            first.threshold[n] = sum;
            first.toAxon(n, 2, 1, n, 3 * n + 2);
            second.synapse(n, n).toOutput(n, -3, -1, n);
        }
        changeFirst.accept(first);
        changeSecond.accept(second);
        ChipProgram program = TestCore.program(first, second);
        return new TnCase(program, 14, new int[SIZE], new int[SIZE], new int[] {0, 1, 2}).run(List.of());
    }
}
