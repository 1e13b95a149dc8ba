package dev.ranvier.hardware.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Energy, delay and area of digital logic in one technology from those in another, after Stillmaker and Baas 2017,
 * Integration 58:74, doi:10.1016/j.vlsi.2017.02.002: with polynomials EF and DF of the supply voltage for each node,
 *
 * <pre>
 *   energy_to = energy_from EF_to(V_to) / EF_from(V_from)      delay_to = delay_from DF_to(V_to) / DF_from(V_from)
 *   area_to   = area_from A_to / A_from
 * </pre>
 *
 * <p>What it holds for: dynamic energy, delay and area of static CMOS logic, fitted to circuit simulations with
 * predictive transistor models (the paper gives R^2 above 0.95); high-performance transistors from 45 nm on; supply
 * voltages inside the range of each node. What it does not hold for: leakage, memories off the chip, analogue parts,
 * long wires and the bit lines of memories, which shrink less. The delay of 45 and 32 nm is not monotone around the
 * nominal voltage, and from 32 to 20 nm the transistor model changes, so that the delay seems to rise. A node between
 * two of the table is interpolated in the logarithm of both node and factor, which the paper does not do.
 */
public final class TechnologyScaling {

    private static final Set<String> TABLE_KEYS = Set.of("name", "source", "confidence", "note", "nodes");

    private final List<TechnologyNode> nodes; // largest first
    private final Source source;

    /**
     * @param source where the coefficients come from
     * @param nodes at least one, each node once
     * @throws IllegalArgumentException if there is no node or one appears twice
     */
    public TechnologyScaling(Source source, List<TechnologyNode> nodes) {
        this.source = source;
        this.nodes = nodes.stream()
                .sorted(Comparator.comparingDouble(TechnologyNode::nanometres).reversed())
                .toList();
        long distinct = nodes.stream()
                .mapToDouble(TechnologyNode::nanometres)
                .distinct()
                .count();
        if (nodes.isEmpty() || distinct != nodes.size()) {
            throw new IllegalArgumentException("technology scaling needs nodes, each once");
        }
    }

    /** The table that comes with the program. */
    public static TechnologyScaling stillmakerBaas() {
        String resource = "technology-scaling.json";
        try (InputStream in = TechnologyScaling.class.getResourceAsStream(resource)) {
            return CitedJson.parse(resource, in, TechnologyScaling::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the coefficients come from. */
    public Source source() {
        return source;
    }

    /** The nodes of the table, largest first. */
    public List<TechnologyNode> nodes() {
        return nodes;
    }

    /** True if a node is not in the table but lies between two that are, so that its factors are interpolated. */
    public boolean interpolates(double nanometres) {
        return nodes.stream().noneMatch(node -> node.nanometres() == nanometres);
    }

    /**
     * By what an energy is multiplied to go from one technology to another.
     *
     * @throws IllegalArgumentException if a node is outside the table or a voltage outside the range of its node
     */
    public double energyFactor(double fromNanometres, double fromVolts, double toNanometres, double toVolts) {
        return at(toNanometres, node -> node.energyFactor(toVolts))
                / at(fromNanometres, node -> node.energyFactor(fromVolts));
    }

    /**
     * By what a delay is multiplied to go from one technology to another.
     *
     * @throws IllegalArgumentException if a node is outside the table or a voltage outside the range of its node
     */
    public double delayFactor(double fromNanometres, double fromVolts, double toNanometres, double toVolts) {
        return at(toNanometres, node -> node.delayFactor(toVolts))
                / at(fromNanometres, node -> node.delayFactor(fromVolts));
    }

    /**
     * By what an area is multiplied to go from one technology to another.
     *
     * @throws IllegalArgumentException if a node is outside the table
     */
    public double areaFactor(double fromNanometres, double toNanometres) {
        return at(toNanometres, TechnologyNode::area) / at(fromNanometres, TechnologyNode::area);
    }

    /**
     * A constant of logic in another technology. It is marked as derived.
     *
     * @throws IllegalArgumentException if the constant is a static power or does not say its node and voltage, or the
     *     scaling does not hold there
     */
    public EnergyEntry scale(EnergyEntry entry, double toNanometres, double toVolts) {
        if (entry.action().isStatic()
                || entry.nodeNanometres().isEmpty()
                || entry.supplyVolts().isEmpty()) {
            throw new IllegalArgumentException(
                    entry.action() + " cannot be scaled: a dynamic energy with its node and supply voltage is needed");
        }
        double fromNanometres = entry.nodeNanometres().getAsDouble();
        double fromVolts = entry.supplyVolts().getAsDouble();
        return new EnergyEntry(
                entry.action(),
                entry.value() * energyFactor(fromNanometres, fromVolts, toNanometres, toVolts),
                entry.unit(),
                entry.per(),
                OptionalDouble.of(toNanometres),
                OptionalDouble.of(toVolts),
                entry.source(),
                Confidence.DERIVED,
                "scaled from " + fromNanometres + " nm, " + fromVolts + " V by " + source
                        + (interpolates(toNanometres) || interpolates(fromNanometres) ? ", interpolated" : ""));
    }

    private double at(double nanometres, ToDoubleFunction<TechnologyNode> factor) {
        for (int i = 0; i < nodes.size() && nanometres <= nodes.get(0).nanometres(); i++) {
            TechnologyNode smaller = nodes.get(i);
            if (smaller.nanometres() == nanometres) {
                return factor.applyAsDouble(smaller);
            }
            if (smaller.nanometres() < nanometres) {
                TechnologyNode larger = nodes.get(i - 1);
                double share = Math.log(nanometres / smaller.nanometres())
                        / Math.log(larger.nanometres() / smaller.nanometres());
                return Math.pow(factor.applyAsDouble(larger), share)
                        * Math.pow(factor.applyAsDouble(smaller), 1 - share);
            }
        }
        throw new IllegalArgumentException("no scaling for " + nanometres + " nm; the table has "
                + nodes.stream().map(node -> String.valueOf(node.nanometres())).collect(Collectors.joining(", "))
                + " nm");
    }

    private static TechnologyScaling of(JsonNode root) {
        CitedJson.onlyKeys(root, TABLE_KEYS, "the table");
        return new TechnologyScaling(CitedJson.source(root), CitedJson.entries(root, "nodes", TechnologyScaling::node));
    }

    private static TechnologyNode node(JsonNode node) {
        double[] delay = numbers(node, "delay", 4);
        double[] energy = numbers(node, "energy", 3);
        return new TechnologyNode(
                CitedJson.number(node, "nanometres"),
                delay[0],
                delay[1],
                delay[2],
                delay[3],
                energy[0],
                energy[1],
                energy[2],
                CitedJson.number(node, "area"),
                CitedJson.number(node, "nominalVolts"),
                CitedJson.number(node, "minVolts"),
                CitedJson.number(node, "maxVolts"));
    }

    private static double[] numbers(JsonNode node, String key, int length) {
        JsonNode list = node.path(key);
        if (!list.isArray() || list.size() != length) {
            throw new IllegalArgumentException(key + " must be a list of " + length + " numbers");
        }
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = list.get(i).asDouble(Double.NaN);
        }
        return numbers;
    }
}
