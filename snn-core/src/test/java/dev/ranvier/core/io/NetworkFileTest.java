package dev.ranvier.core.io;

import dev.ranvier.core.coding.BinaryEncoder;
import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.Decoder;
import dev.ranvier.core.coding.DirectEncoder;
import dev.ranvier.core.coding.Encoder;
import dev.ranvier.core.coding.FirstSpikeDecoder;
import dev.ranvier.core.coding.LatencyEncoder;
import dev.ranvier.core.coding.PhaseEncoder;
import dev.ranvier.core.coding.PoissonEncoder;
import dev.ranvier.core.coding.PotentialDecoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.coding.ViewsEncoder;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SourceSpikes;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.StepCurrent;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NetworkFileTest {

    private static final List<SpikingClassifier> ALL = List.of(
            Samples.clocked(),
            Samples.continuous(new LatencyEncoder(10.1), new FirstSpikeDecoder()),
            Samples.graded(new DirectEncoder(), new PotentialDecoder(2)),
            Samples.graded(new PhaseEncoder(7, 3, 1 / 3.0), new PotentialDecoder(2)),
            Samples.graded(new PoissonEncoder(7, 0.5, 1 / 3.0, Long.MIN_VALUE), new CountDecoder(2, 0)),
            Samples.continuous(new BinaryEncoder(0.1f), new CountDecoder(2, 0.3)),
            Samples.continuous(
                    new ViewsEncoder(
                            1, 2, 0.7, List.of(new ViewsEncoder.View(0, -1, 0.3f), new ViewsEncoder.View(1, 0, 0.1f))),
                    new CountDecoder(2, 0.3)),
            Samples.continuous(new RegularRateEncoder(3, 0.7), new FirstSpikeDecoder()));

    @TempDir
    private Path folder;

    @Test
    void keepsEveryBit() throws Exception {
        for (SpikingClassifier classifier : ALL) {
            Path json = folder.resolve("net.json");
            NetworkFile.write(classifier, json);
            SpikingClassifier read = NetworkFile.read(json);
            DeepEquals.assertSame(classifier, read, classifier.coding());
            NetworkFile.write(read, folder.resolve("again.json"));
            assertArrayEquals(Files.readAllBytes(json), Files.readAllBytes(folder.resolve("again.json")));
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("net.npz")), Files.readAllBytes(folder.resolve("again.npz")));
        }
    }

    @Test
    void keepsEveryBitOfANetworkByItself() throws Exception {
        Path json = folder.resolve("circuit.json");
        NetworkFile.writeCircuit(Samples.circuit(), json);
        DeepEquals.assertSame(Samples.circuit(), NetworkFile.readCircuit(json), "circuit");
        FormatException refusal = assertThrows(FormatException.class, () -> NetworkFile.read(json));
        assertTrue(refusal.getMessage().contains("ranvier-circuit-1"), refusal.getMessage());
    }

    @Test
    void keepsSourcesAndCurrentsToTheBit() throws Exception {
        Path json = folder.resolve("input.json");
        Network input = new Network(
                "input",
                TimeBase.continuous(),
                List.of(
                        new Population("given", 2, new SpikeSource()),
                        new Population(
                                "poisson",
                                2,
                                new SpikeSource(new SourceSpikes.Poisson(Values.of(new double[] {0.1, 1 / 3.0}), -5))),
                        new Population(
                                "regular",
                                2,
                                new SpikeSource(
                                        new SourceSpikes.Regular(Values.uniform(0.7), Values.of(new double[] {3, 4})))),
                        new Population("cells", 1, IntegrateAndFire.withThreshold(1))),
                List.of(),
                List.of(),
                List.of(new StepCurrent("cells", new double[] {0, 1 / 3.0}, new double[] {0.1, -1e-17})));
        NetworkFile.writeCircuit(input, json);
        DeepEquals.assertSame(input, NetworkFile.readCircuit(json), "input");
        String text = Files.readString(json);
        Files.writeString(json, text.replaceAll("\"spikes\" *: *\"poisson\"", "\"spikes\": \"gamma\""));
        FormatException refusal = assertThrows(FormatException.class, () -> NetworkFile.readCircuit(json));
        assertTrue(refusal.getMessage().contains("'gamma' is unknown"), refusal.getMessage());
    }

    /** A kind that is added to the core and forgotten in the files fails here. */
    @Test
    void everyKindIsAmongTheSamples() {
        Set<Class<?>> kinds = new HashSet<>();
        List<Network> networks = new ArrayList<>(List.of(Samples.circuit()));
        for (SpikingClassifier classifier : ALL) {
            kinds.add(classifier.encoder().getClass());
            kinds.add(classifier.decoder().getClass());
            networks.add(classifier.network());
        }
        for (Network network : networks) {
            network.populations().forEach(p -> kinds.add(p.model().getClass()));
            network.projections().forEach(p -> kinds.add(p.connectivity().getClass()));
        }
        Set<Class<?>> all = new HashSet<>();
        for (Class<?> sealed : List.of(Encoder.class, Decoder.class, NeuronModel.class, Connectivity.class)) {
            all.addAll(List.of(sealed.getPermittedSubclasses()));
        }
        assertEquals(all, kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"ranvier-network-1\" | \"ranvier-model-1\" | is this a spiking network?",
                "\"integerNeuron\" | \"integer\" | there are [spikeSource, integrateAndFire",
                "\"sparse\" | \"spare\" | network.projections[0].connectivity.kind: 'spare' is unknown",
                "\"regularRate\" | \"rankOrder\" | encoder.kind: 'rankOrder' is unknown",
                "\"count\" | \"counts\" | decoder.kind: 'counts' is unknown",
                "\"clocked\",| \"ticked\", | timeBase.kind: 'ticked' is unknown",
                "\"BY_SUBTRACTION\" | \"SOMEHOW\" | there are [TO_VALUE, BY_SUBTRACTION, NONE]",
                "\"leakReversal\" : true | \"leakReversal\" : 1 | must be true or false",
                "\"delayMs\" : 1.0 | \"delayMs\" : 1.5 | no whole number of steps",
                "\"delayMs\" : 1.0 | \"delayMs\" : \"1\" | must be a finite number",
                "\"delayMs\" : 1.0 | \"delayMs\" : 1e999 | must be a finite number",
                "\"delayMs\" : 1.0 | \"delayMS\" : 1.0 | network.projections[0].delayMs: not there",
                "\"output\" : \"out\" | \"output\" : \"ouch\" | no population 'ouch'",
                "\"size\" : 2 | \"size\" : 3 | 2 per-neuron values for a population of 3",
                "\"populations\" : [ | \"populations\" : 3, \"p\" : [ | must be a list",
                "\"leak\" : \"out.leak\" | \"leak\" : true | must be a text",
                "\"saturating\" : true | \"saturating\" : true, \"x\" : 0 | model.x: unknown key",
            })
    void refusesAWrongJsonFile(String old, String changed, String inMessage) throws IOException {
        Path json = folder.resolve("net.json");
        NetworkFile.write(Samples.clocked(), json);
        String text = Files.readString(json);
        assertTrue(text.contains(old), text);
        Files.writeString(json, text.replace(old, changed));
        FormatException refusal = assertThrows(FormatException.class, () -> NetworkFile.read(json));
        assertEquals(json.toString(), refusal.file());
        assertTrue(refusal.getMessage().contains(inMessage), refusal.getMessage());
    }

    @Test
    void refusesWrongArrays() throws IOException {
        assertRefusedWith("in-out.target", NpyArray.of(new int[] {1, 0, 2}, 3), "synapse 2 has target 2");
        assertRefusedWith("in-out.target", NpyArray.of(new int[] {1, 0, 1}, 3, 1), "expected one axis");
        assertRefusedWith("in-out.rowStart", NpyArray.of(new long[] {0, 2, 2, 3}, 4), "expected int32");
        assertRefusedWith("in-out.weights", NpyArray.of(new float[] {1, 2}, 2), "expected shape [3]");
        assertRefusedWith("in-out.weights", NpyArray.of(new float[] {1, Float.NaN, 2}, 3), "value 1 is NaN");
        assertRefusedWith("out.leak", NpyArray.of(new double[] {1, Double.NaN}, 2), "value 1 is NaN");
        assertRefusedWith("out.leak", NpyArray.of(new double[0], 0), "empty");
        assertRefusedWith("out.leak", NpyArray.of(new double[] {1, 256}, 2), "leak must be -255..255");
    }

    private void assertRefusedWith(String name, NpyArray array, String inMessage) throws IOException {
        Path json = folder.resolve("net.json");
        Path npz = folder.resolve("net.npz");
        NetworkFile.write(Samples.clocked(), json);
        Map<String, NpyArray> arrays = new LinkedHashMap<>(NpzFile.read(npz));
        assertTrue(arrays.containsKey(name), arrays.keySet().toString());
        arrays.put(name, array);
        NpzFile.write(npz, arrays);
        FormatException refusal = assertThrows(FormatException.class, () -> NetworkFile.read(json));
        assertTrue(refusal.getMessage().contains(inMessage), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith(folder.toString()), refusal.getMessage());
    }
}
