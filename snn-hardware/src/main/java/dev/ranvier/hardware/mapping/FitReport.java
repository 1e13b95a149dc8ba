package dev.ranvier.hardware.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a network fits the chip, known before anything runs: what each layer needs, and which layer breaks which
 * limit.
 *
 * @param network name of the network
 * @param layers populations that would be on the chip
 * @param obstacles why it does not fit; empty if it does
 */
public record FitReport(String network, List<Layer> layers, List<Obstacle> obstacles) {

    /**
     * What one population needs.
     *
     * @param population name
     * @param model kind of its neurons
     * @param neurons their number
     * @param mostInputs inputs of the neuron with the most
     * @param mostWeights different weights of the neuron with the most
     * @param largestWeight largest magnitude of a weight, as the network has it
     * @param shortestDelayTicks of the projections that enter it, -1 if there is none
     * @param longestDelayTicks of the projections that enter it, -1 if there is none
     * @param cores cores that it takes alone with its partial sums, without splitters and copies; -1 if it does not fit
     * @param changes what is done to it so that it fits, empty if nothing
     */
    public record Layer(
            String population,
            String model,
            int neurons,
            int mostInputs,
            int mostWeights,
            double largestWeight,
            int shortestDelayTicks,
            int longestDelayTicks,
            int cores,
            List<NetworkChange> changes) {}

    /**
     * A limit that is broken.
     *
     * @param population the population that breaks it
     * @param neuron its first neuron that does, -1 where it is the whole population
     * @param limit which limit
     * @param needed how much is needed
     * @param allowed how much there is
     * @param problem in words
     * @param fix what would help
     */
    public record Obstacle(
            String population, int neuron, String limit, long needed, long allowed, String problem, String fix) {

        static Obstacle of(MappingException refusal) {
            String message = refusal.getMessage();
            return new Obstacle(
                    refusal.population(),
                    refusal.neuron(),
                    refusal.limit().name().toLowerCase(Locale.ROOT),
                    refusal.needed(),
                    refusal.allowed(),
                    message.substring(0, message.length() - refusal.fix().length() - 2),
                    refusal.fix());
        }
    }

    /** Takes copies of the lists. */
    public FitReport {
        layers = List.copyOf(layers);
        obstacles = List.copyOf(obstacles);
    }

    /** True if nothing is in the way. */
    public boolean fits() {
        return obstacles.isEmpty();
    }

    /** The report with what came in the way of the network as a whole. */
    public FitReport with(MappingException refusal) {
        List<Obstacle> more = new ArrayList<>(obstacles);
        more.add(Obstacle.of(refusal));
        return new FitReport(network, layers, more);
    }

    /** The report as text: one line for the whole, one a layer, two an obstacle. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s: %s",
                network,
                fits() ? "every layer fits" : "does not fit, " + obstacles.size() + " obstacle(s)");
        for (Layer layer : layers) {
            line(
                    text,
                    "  %s: %d %s neurons, up to %d inputs and %d different weights (largest %.4g), delays %s, %s",
                    layer.population(),
                    layer.neurons(),
                    layer.model(),
                    layer.mostInputs(),
                    layer.mostWeights(),
                    layer.largestWeight(),
                    layer.shortestDelayTicks() < 0
                            ? "none"
                            : layer.shortestDelayTicks() + ".." + layer.longestDelayTicks(),
                    layer.cores() < 0 ? "does not fit" : layer.cores() + " cores");
            for (NetworkChange change : layer.changes()) {
                line(
                        text,
                        "    changed: %s; %s",
                        change.what(),
                        change.exact()
                                ? "nothing is lost"
                                : String.format(
                                        Locale.ROOT,
                                        "expected relative error %.3f on average, %.3f at worst",
                                        change.meanError(),
                                        change.worstError()));
            }
        }
        for (Obstacle obstacle : obstacles) {
            line(text, "  obstacle (%s): %s", obstacle.limit(), obstacle.problem());
            line(text, "    would help: %s", obstacle.fix());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
    }
}
