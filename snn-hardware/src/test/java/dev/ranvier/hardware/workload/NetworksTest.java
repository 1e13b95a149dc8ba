package dev.ranvier.hardware.workload;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NetworksTest {

    /** Relative deviation allowed from a published total: the totals are rounded, and some count additions. */
    private static final Map<String, Double> TOLERANCE = Map.of("multiplyAccumulates", 0.02, "parameters", 0.01);

    static java.util.List<String> names() {
        return Networks.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void totals_agree_with_the_published_ones(String name) {
        NetworkSheet sheet = Networks.named(name);
        Map<String, Long> totals = Map.of(
                "multiplyAccumulates", sheet.workload().multiplyAccumulatesPerSample(),
                "parameters", sheet.workload().parameters());
        for (NetworkSheet.Total total : sheet.published()) {
            assertEquals(
                    total.value(),
                    totals.get(total.key()),
                    TOLERANCE.get(total.key()) * total.value(),
                    total::toString);
        }
        assertTrue(name.equals("eie-benchmark") || !sheet.published().isEmpty(), name);
        assertFalse(sheet.note().isBlank());
    }

    /** Parameters are those of the common implementations to the digit; multiply-accumulates are counted by hand. */
    @ParameterizedTest
    @CsvSource({
        "lenet-5,       61706,      416520",
        "alexnet,    60965224,   724406816",
        "vgg-16,    138357544, 15470264320",
        "vgg-19,    143667240, 19632062464",
        "googlenet,   6998552,          -1",
        "resnet-18,  11689512,  1814073344",
        "resnet-50,  25557032,  4089184256",
        "mobilenet-v1,4231976,   568740352",
        "squeezenet,  1248424,          -1"
    })
    void totals_to_the_digit(String name, long parameters, long multiplyAccumulates) {
        Workload workload = Networks.named(name).workload();
        assertEquals(parameters, workload.parameters());
        if (multiplyAccumulates > 0) {
            assertEquals(multiplyAccumulates, workload.multiplyAccumulatesPerSample());
        }
    }

    @Test
    void the_benchmark_layers_of_eie_carry_their_zeros() {
        Workload eie = Networks.named("eie-benchmark").workload();
        assertEquals(9, eie.layers().size());
        WorkloadLayer alex6 = eie.layers().get(0);
        assertEquals(new MatrixProduct(9216, 4096), alex6.operation());
        assertEquals(0.91, alex6.weightZeroShare().orElseThrow(), 1e-12);
        assertEquals(0.649, alex6.inputZeroShare().orElseThrow(), 1e-12);
    }

    @Test
    void an_unknown_network_is_named_with_those_there_are() {
        String message = assertThrows(IllegalArgumentException.class, () -> Networks.named("vgg"))
                .getMessage();
        assertTrue(message.contains("'vgg'") && message.contains("vgg-19"), message);
    }
}
