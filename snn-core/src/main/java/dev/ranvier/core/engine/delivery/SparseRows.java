package dev.ranvier.core.engine.delivery;

/** Rows of a list of synapses. */
final class SparseRows implements SynapseRows {

    private final SynapseList list;
    private final int[] rowStart; // [source + 1]

    SparseRows(SynapseList list) {
        this.list = list;
        rowStart = list.rowStart();
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums, int at) {
        if (list.weights() == null) {
            addShared(sources, from, to, sums, at);
            return;
        }
        for (int spike = from; spike < to; spike++) {
            int begin = rowStart[sources[spike]];
            int end = rowStart[sources[spike] + 1];
            if (list.near() == null) {
                addOwn(list.far(), list.weights(), begin, end, sums, at);
            } else {
                addOwn(list.near(), list.weights(), begin, end, sums, at);
            }
        }
    }

    @Override
    public void add(int[] sources, int from, int to, float[] sums, int at) {
        if (list.weights() == null) {
            addShared(sources, from, to, sums, at);
            return;
        }
        for (int spike = from; spike < to; spike++) {
            int begin = rowStart[sources[spike]];
            int end = rowStart[sources[spike] + 1];
            if (list.near() == null) {
                addOwn(list.far(), list.weights(), begin, end, sums, at);
            } else {
                addOwn(list.near(), list.weights(), begin, end, sums, at);
            }
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                sums[at + list.target(synapse)] += factors[spike] * list.weight(synapse);
            }
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            float factor = (float) factors[spike];
            int end = rowStart[sources[spike] + 1];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                sums[at + list.target(synapse)] += factor * list.weight(synapse);
            }
        }
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                touched.add(list.target(synapse));
            }
        }
    }

    /** In one pass over the rows. */
    @Override
    public void addAndMark(int[] sources, int from, int to, double[] sums, TouchedNeurons touched) {
        if (list.near() == null || list.weights() != null) {
            SynapseRows.super.addAndMark(sources, from, to, sums, touched);
            return;
        }
        char[] target = list.near();
        double weight = list.shared();
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                sums[target[synapse]] += weight;
                touched.add(target[synapse]);
            }
        }
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        long synapses = 0;
        for (int spike = from; spike < to; spike++) {
            synapses += rowStart[sources[spike] + 1] - rowStart[sources[spike]];
        }
        return synapses;
    }

    /**
     * With one weight for all it does not matter in which order it is added, so two rows go through side by side: while one
     * waits for memory the other goes on.
     */
    private void addShared(int[] sources, int from, int to, float[] sums, int at) {
        float weight = list.shared();
        int spike = from;
        for (; spike + 2 <= to; spike += 2) {
            int a = rowStart[sources[spike]];
            int b = rowStart[sources[spike + 1]];
            int endA = rowStart[sources[spike] + 1];
            int endB = rowStart[sources[spike + 1] + 1];
            int both = Math.min(endA - a, endB - b);
            if (list.near() == null) {
                addPair(list.far(), a, b, both, weight, sums, at);
                addOne(list.far(), a + both, endA, weight, sums, at);
                addOne(list.far(), b + both, endB, weight, sums, at);
            } else {
                addPair(list.near(), a, b, both, weight, sums, at);
                addOne(list.near(), a + both, endA, weight, sums, at);
                addOne(list.near(), b + both, endB, weight, sums, at);
            }
        }
        if (spike < to) {
            int begin = rowStart[sources[spike]];
            int end = rowStart[sources[spike] + 1];
            if (list.near() == null) {
                addOne(list.far(), begin, end, weight, sums, at);
            } else {
                addOne(list.near(), begin, end, weight, sums, at);
            }
        }
    }

    private void addShared(int[] sources, int from, int to, double[] sums, int at) {
        double weight = list.shared();
        for (int spike = from; spike < to; spike++) {
            int begin = rowStart[sources[spike]];
            int end = rowStart[sources[spike] + 1];
            if (list.near() == null) {
                addOne(list.far(), begin, end, weight, sums, at);
            } else {
                addOne(list.near(), begin, end, weight, sums, at);
            }
        }
    }

    private static void addPair(char[] target, int a, int b, int length, float weight, float[] sums, int at) {
        for (int i = 0; i < length; i++) {
            sums[at + target[a + i]] += weight;
            sums[at + target[b + i]] += weight;
        }
    }

    private static void addPair(int[] target, int a, int b, int length, float weight, float[] sums, int at) {
        for (int i = 0; i < length; i++) {
            sums[at + target[a + i]] += weight;
            sums[at + target[b + i]] += weight;
        }
    }

    private static void addOne(char[] target, int begin, int end, float weight, float[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weight;
        }
    }

    private static void addOne(int[] target, int begin, int end, float weight, float[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weight;
        }
    }

    private static void addOne(char[] target, int begin, int end, double weight, double[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weight;
        }
    }

    private static void addOne(int[] target, int begin, int end, double weight, double[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weight;
        }
    }

    private static void addOwn(char[] target, float[] weights, int begin, int end, float[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weights[synapse];
        }
    }

    private static void addOwn(int[] target, float[] weights, int begin, int end, float[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weights[synapse];
        }
    }

    private static void addOwn(char[] target, float[] weights, int begin, int end, double[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weights[synapse];
        }
    }

    private static void addOwn(int[] target, float[] weights, int begin, int end, double[] sums, int at) {
        for (int synapse = begin; synapse < end; synapse++) {
            sums[at + target[synapse]] += weights[synapse];
        }
    }
}
