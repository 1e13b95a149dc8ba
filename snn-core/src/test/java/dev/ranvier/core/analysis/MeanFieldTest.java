package dev.ranvier.core.analysis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MeanFieldTest {

    /**
     * The network of Brunel (2000): 1000 excitatory inputs of 0.1 mV, a quarter as many inhibitory ones g times as strong,
     * external input eta times what brings the mean to the threshold. Rates derived from Siegert's formula by another
     * program.
     */
    @ParameterizedTest(name = "g {0}, eta {1}, reset {2}")
    @CsvSource({
        "6, 4, 10, 55.84",
        "5, 2, 10, 37.95",
        "4.5, 0.9, 10, 6.52",
        "5, 2, 0, 32.03",
        "6, 4, 0, 49.15",
        "4.5, 0.9, 0, 5.83",
        "3, 2, 10, 327.0"
    })
    void brunelsRegimes(double g, double eta, double reset, double expectedHz) {
        double inputs = 1_000;
        double jump = 0.1;
        double tauSeconds = 0.02;
        double external = eta * 20 / (inputs * jump * tauSeconds);
        double rate = MeanField.rateHz(
                new Siegert(20, 2, 20, reset),
                nu -> inputs * jump * tauSeconds * (external + nu * (1 - g / 4)),
                nu -> jump * Math.sqrt(inputs * tauSeconds * (external + nu * (1 + g * g / 4))),
                0);
        assertEquals(expectedHz, rate, 0.006 + 1e-4 * expectedHz);
    }

    @Test
    void whatNeedsNoInputFromItsLikeFiresAsOneNeuronDoes() {
        Siegert neuron = new Siegert(10, 2, 15, 0);
        assertEquals(neuron.rateHz(10, 5, 0.5), MeanField.rateHz(neuron, nu -> 10, nu -> 5, 0.5), 1e-8);
        assertEquals(0, MeanField.rateHz(neuron, nu -> 0, nu -> 0, 0));
    }

    @Test
    void excitationWithoutBoundIsRefused() {
        Siegert tireless = new Siegert(10, 0, 15, 0);
        assertThrows(IllegalArgumentException.class, () -> MeanField.rateHz(tireless, nu -> 20 + 10 * nu, nu -> 5, 0));
    }
}
