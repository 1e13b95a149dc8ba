package dev.ranvier.hardware.mapping;

import java.util.Arrays;

/** Places that are being improved: cores move to free places or change places with others. */
final class Placement {

    private final Traffic traffic;
    private final Mesh mesh;
    private final int[] x; // [core]
    private final int[] y; // [core]
    private final int[] at; // [y * width + x], core or -1
    private final FlowTable flows;

    Placement(Traffic traffic, Places start) {
        this.traffic = traffic;
        this.mesh = start.mesh();
        x = start.x().clone();
        y = start.y().clone();
        at = new int[mesh.width() * mesh.height()];
        Arrays.fill(at, -1);
        for (int core = 0; core < x.length; core++) {
            at[placeOf(core)] = core;
        }
        flows = new FlowTable(traffic);
    }

    Mesh mesh() {
        return mesh;
    }

    int cores() {
        return x.length;
    }

    Places places() {
        return new Places(mesh, x.clone(), y.clone());
    }

    int x(int core) {
        return core == Traffic.OUTPUT ? mesh.portX() : x[core];
    }

    int y(int core) {
        return core == Traffic.OUTPUT ? mesh.portY() : y[core];
    }

    int placeOf(int core) {
        return y[core] * mesh.width() + x[core];
    }

    int place(int column, int row) {
        return Math.max(0, Math.min(mesh.height() - 1, row)) * mesh.width()
                + Math.max(0, Math.min(mesh.width() - 1, column));
    }

    /** Whether a core can be moved to a place. */
    boolean works(int place) {
        return mesh.works(place % mesh.width(), place / mesh.width());
    }

    /** Changes places with what is there; returns by how much the hops grow. */
    double move(int core, int place) {
        int other = at[place];
        int old = placeOf(core);
        // A flow between the two is counted twice on either side, and its length does not change.
        double before = hopsOf(core) + (other < 0 ? 0 : hopsOf(other));
        put(core, place);
        if (other >= 0) {
            put(other, old);
        }
        at[place] = core;
        at[old] = other;
        return hopsOf(core) + (other < 0 ? 0 : hopsOf(other)) - before;
    }

    /** The weighted middle of those that the core talks to: column, then row. {@code into}: Modified. */
    void middle(int core, double[] into) {
        double weight = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = flows.from(core); i < flows.to(core); i++) {
            weight += flows.spikes(i);
            sumX += flows.spikes(i) * x(flows.partner(i));
            sumY += flows.spikes(i) * y(flows.partner(i));
        }
        into[0] = weight == 0 ? x[core] : sumX / weight;
        into[1] = weight == 0 ? y[core] : sumY / weight;
    }

    /** Mean weight of a flow, 0 if there is none. */
    double meanFlow() {
        int number = traffic.from().length;
        return number == 0 ? 0 : traffic.totalSpikes() / number;
    }

    private void put(int core, int place) {
        x[core] = place % mesh.width();
        y[core] = place / mesh.width();
    }

    private double hopsOf(int core) {
        double hops = 0;
        for (int i = flows.from(core); i < flows.to(core); i++) {
            hops += flows.spikes(i)
                    * (Math.abs(x[core] - x(flows.partner(i))) + Math.abs(y[core] - y(flows.partner(i))));
        }
        return hops;
    }
}
