package dev.ranvier.examples.study;

import dev.ranvier.examples.study.StudyResult.OperationProxy;
import dev.ranvier.examples.study.StudyResult.Snn;
import dev.ranvier.hardware.cost.EnergyReport;
import java.util.ArrayList;
import java.util.List;

/** The shortcut of most papers, for comparison only: operations times an energy each. */
final class OperationCounts {

    private OperationCounts() {}

    /**
     * One row for the trained network and one for each spiking form of it.
     *
     * @param products multiply-accumulates of the trained network for one image
     */
    static List<OperationProxy> price(double products, List<Snn> spiking) {
        dev.ranvier.hardware.study.OperationProxy proxy = new dev.ranvier.hardware.study.OperationProxy();
        List<OperationProxy> rows = new ArrayList<>();
        rows.add(row("ANN", products, "multiply-accumulates", proxy.conventional(products)));
        for (Snn snn : spiking) {
            double events = snn.synapticEventsPerSample();
            rows.add(row("SNN " + snn.coding(), events, "synaptic events", proxy.spiking(events, 0)));
        }
        return rows;
    }

    private static OperationProxy row(String network, double operations, String operation, EnergyReport energy) {
        return new OperationProxy(
                network,
                operations,
                operation,
                energy.totalNanojoules(),
                dev.ranvier.hardware.study.OperationProxy.LABEL + "; " + String.join("; ", energy.sources()));
    }
}
