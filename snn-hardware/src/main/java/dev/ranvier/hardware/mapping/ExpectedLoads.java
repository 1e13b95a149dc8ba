package dev.ranvier.hardware.mapping;

/**
 * Spikes that pass each link of the mesh, routed x first, then y (Merolla et al. 2014; Akopyan et al. 2015): the
 * busiest link limits the fastest tick.
 */
final class ExpectedLoads {

    private final Mesh mesh;
    private final int columns; // the mesh's and the one of the output port west of it
    private final double[] east; // [row][column], from the column to the next
    private final double[] west;
    private final double[] south; // [row][column], from the row to the next
    private final double[] north;

    private ExpectedLoads(Mesh mesh) {
        this.mesh = mesh;
        columns = mesh.width() + 1;
        east = new double[mesh.height() * columns];
        west = new double[east.length];
        south = new double[east.length];
        north = new double[east.length];
    }

    /** Expected spikes over the busiest link. */
    static double busiest(Traffic traffic, Places places) {
        ExpectedLoads loads = new ExpectedLoads(places.mesh());
        for (int flow = 0; flow < traffic.from().length; flow++) {
            int from = traffic.from()[flow];
            loads.add(
                    places.x()[from],
                    places.y()[from],
                    traffic.toX(places, flow),
                    traffic.toY(places, flow),
                    traffic.spikes()[flow]);
        }
        return loads.most();
    }

    private void add(int x, int y, int toX, int toY, double spikes) {
        for (int column = x; column < toX; column++) {
            east[at(column, y)] += spikes;
        }
        for (int column = x; column > toX; column--) {
            west[at(column, y)] += spikes;
        }
        for (int row = y; row < toY; row++) {
            south[at(toX, row)] += spikes;
        }
        for (int row = y; row > toY; row--) {
            north[at(toX, row)] += spikes;
        }
    }

    private int at(int column, int row) {
        return row * columns + column - mesh.portX();
    }

    private double most() {
        double most = 0;
        for (int link = 0; link < east.length; link++) {
            most = Math.max(most, Math.max(Math.max(east[link], west[link]), Math.max(south[link], north[link])));
        }
        return most;
    }
}
