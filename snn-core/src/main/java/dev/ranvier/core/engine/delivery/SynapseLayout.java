package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.engine.WeightStorage;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.KernelConnectivity;
import dev.ranvier.core.network.RandomConnectivity;
import java.util.Arrays;
import java.util.function.DoubleToIntFunction;

/** Lays out connectivities for delivery. */
public final class SynapseLayout {

    private SynapseLayout() {}

    /** The synapses of a projection with its weights as described; see the other. */
    public static SynapseRows[] rows(Connectivity connectivity, int[] cuts) {
        return rows(connectivity, cuts, WeightStorage.FLOATS);
    }

    /**
     * The synapses of a projection whose spikes all travel for one delay.
     *
     * @param cuts the targets' range, cut into parts: {@code cuts[p]} to {@code cuts[p + 1]} is served by rows p
     * @param storage of dense weights
     * @return {@code [part]}
     */
    public static SynapseRows[] rows(Connectivity connectivity, int[] cuts, WeightStorage storage) {
        SynapseRows[] rows = new SynapseRows[cuts.length - 1];
        SynapseList list = connectivity instanceof Connectivity.Sparse || connectivity instanceof RandomConnectivity
                ? list(connectivity)
                : null;
        for (int part = 0; part < rows.length; part++) {
            int first = cuts[part];
            int end = cuts[part + 1];
            if (connectivity instanceof Connectivity.Dense dense) {
                rows[part] = storage == WeightStorage.BYTES
                        ? new ByteRows(dense, first, end)
                        : new DenseRows(dense, first, end);
            } else if (connectivity instanceof Connectivity.OneToOne oneToOne) {
                rows[part] = new OneToOneRows(oneToOne, first, end);
            } else if (connectivity instanceof KernelConnectivity kernels) {
                rows[part] = new KernelRows(kernels, first, end);
            } else {
                rows[part] = new SparseRows(rows.length == 1 ? list : list.restrictedTo(first, end));
            }
        }
        return rows;
    }

    /**
     * The synapses of a projection whose synapses have delays of their own.
     *
     * @param steps from a delay in ms to whole steps
     * @param targets size of the target population
     * @param cuts see {@link #rows}
     * @return {@code [part]}
     * @throws IllegalArgumentException if a delay is longer than {@link DelayedRows#MAX_STEPS}
     */
    public static DelayedRows[] delayedRows(
            Connectivity connectivity, Delays.Normal delays, DoubleToIntFunction steps, int targets, int[] cuts) {
        return DelayedRows.draw(list(connectivity), delays, steps, targets, cuts);
    }

    /** The synapses of a projection whose synapses have delays of their own, in continuous time. */
    public static SpreadRows spreadRows(Connectivity connectivity, Delays.Normal delays) {
        return SpreadRows.draw(list(connectivity), delays);
    }

    /** Every synapse of a connectivity in a list. */
    static SynapseList list(Connectivity connectivity) {
        if (connectivity instanceof RandomConnectivity random) {
            return RandomRows.draw(random);
        }
        if (connectivity instanceof Connectivity.Sparse sparse) {
            return SynapseList.of(sparse);
        }
        if (connectivity instanceof Connectivity.Dense dense) {
            return dense(dense);
        }
        if (connectivity instanceof Connectivity.OneToOne oneToOne) {
            return oneToOne(oneToOne);
        }
        throw new IllegalArgumentException(
                "synapses of kernels cannot have delays of their own; give the projection one delay");
    }

    private static SynapseList dense(Connectivity.Dense dense) {
        int[] rowStart = new int[dense.sources() + 1];
        Arrays.setAll(rowStart, source -> source * dense.targets());
        int[] target = new int[dense.weights().length];
        Arrays.setAll(target, synapse -> synapse % dense.targets());
        return new SynapseList(rowStart, null, target, dense.weights(), Float.NaN);
    }

    private static SynapseList oneToOne(Connectivity.OneToOne oneToOne) {
        int[] rowStart = new int[oneToOne.size() + 1];
        Arrays.setAll(rowStart, source -> source);
        int[] target = new int[oneToOne.size()];
        Arrays.setAll(target, source -> source);
        return new SynapseList(rowStart, null, target, null, oneToOne.weight());
    }
}
