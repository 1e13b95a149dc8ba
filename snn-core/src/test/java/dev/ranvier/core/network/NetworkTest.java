package dev.ranvier.core.network;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NetworkTest {

    private static Network triangle(double a, double b, double c) {
        NeuronModel model = IntegrateAndFire.withThreshold(1);
        List<Population> populations = new ArrayList<>(
                List.of(new Population("a", 3, model), new Population("b", 2, model), new Population("c", 4, model)));
        List<Projection> projections = List.of(
                new Projection("a", "b", new Connectivity.Dense(3, 2, new float[6]), a),
                new Projection("b", "c", new Connectivity.Dense(2, 4, new float[8]), b),
                new Projection(
                        "c",
                        "a",
                        new Connectivity.Sparse(3, new int[] {0, 1, 1, 1, 2}, new int[] {0, 2}, new float[2]),
                        c));
        return new Network("triangle", TimeBase.clocked(0.1), populations, projections);
    }

    @Test
    void countsNeuronsAndStoredSynapses() {
        Network network = triangle(0, 0, 0.3);
        assertEquals(9, network.neurons());
        assertEquals(16, network.synapses());
        assertEquals(5, new Connectivity.OneToOne(5, 0).synapses());
        assertEquals(2, network.indexOf("c"));
        assertEquals(4, network.population("c").size());
        assertEquals("a -> b", network.projections().get(0).label());
    }

    @Test
    void aLoopNeedsADelaySomewhere() {
        assertEquals(3, triangle(0, 0, 0.1).projections().size());
        assertEquals(3, triangle(0.1, 0, 0).projections().size());
        assertEquals(3, triangle(0.2, 0.2, 0.1).projections().size());
        String message = assertThrows(IllegalArgumentException.class, () -> triangle(0, 0, 0))
                .getMessage();
        assertTrue(message.contains("[a, b, c]"), message);
    }

    @Test
    void delaysThatAreStepsUpToRoundingAreTaken() {
        double threeSteps = 0.1 + 0.1 + 0.1;
        assertNotEquals(0.3, threeSteps);
        assertEquals(threeSteps, triangle(threeSteps, 0, 0).projections().get(0).delayMs());
    }

    @Test
    void valuesAreSharedOrPerNeuron() {
        Values shared = Values.uniform(2);
        Values each = Values.of(new double[] {3, -1, 2});
        assertTrue(shared.isUniform());
        assertFalse(each.isUniform());
        assertEquals(2, shared.at(17));
        assertEquals(-1, each.at(1));
        assertEquals(-1, each.min());
        assertEquals(3, each.max());
        assertArrayEquals(new double[] {2, 2}, shared.expand(2));
        assertArrayEquals(new double[] {3, -1, 2}, each.expand(3));
        assertEquals("2.0", shared.toString());
        assertEquals("3 values, -1.0..3.0", each.toString());
        assertEquals(each, Values.of(new double[] {3, -1, 2}));
        assertEquals(each.hashCode(), Values.of(new double[] {3, -1, 2}).hashCode());
        assertNotEquals(shared, Values.of(new double[] {2}));
        assertNotEquals(each, Values.of(new double[] {3, -1, 1}));
    }

    @Test
    void valuesAreCopied() {
        double[] given = {1, 2};
        Values values = Values.of(given);
        given[0] = 9;
        values.expand(2)[1] = 9;
        assertArrayEquals(new double[] {1, 2}, values.expand(2));
    }

    @Test
    void memorylessNeuronsAreBiasesWithThresholdZero() {
        IntegerNeuron neuron = IntegerNeuron.memoryless(new double[] {3, 0});
        assertEquals(-3, neuron.leak().at(0));
        assertEquals(0.0, neuron.leak().at(1), "not -0.0");
        assertEquals(0, neuron.threshold().at(0));
        assertEquals(IntegerNeuron.Reset.TO_VALUE, neuron.reset());
    }

    @Test
    void theCoreOfTheChip() {
        assertEquals(new CoreLimits(256, 256, 4, 255, 15), CoreLimits.TRUENORTH);
    }
}
