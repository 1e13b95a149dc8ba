package dev.ranvier.hardware.chip;

/**
 * The two loops in which a simulator spends its time. There is one in plain Java, and one that needs the module {@code
 * jdk.incubator.vector}; both give the same numbers. Neurons of a core come in groups of 64, the last filled up with
 * neurons that have no synapse and never fire. Has no state: one kernel serves all threads.
 */
interface CoreKernel {

    /** Bits of the number of axons of a core, at most. */
    int PLANES = 16;

    /** Where the leak begins in a word of leak and threshold. */
    int LEAK_SHIFT = 22;

    /** The bits of the threshold in a word of leak and threshold. */
    int THRESHOLD_MASK = (1 << LEAK_SHIFT) - 1;

    /** What the kernel is called in reports. */
    String name();

    /**
     * Adds to each potential the weights of all spikes that reach the neuron. Potentials may leave their 20 bits.
     *
     * @param crossbar {@code [row][group]}, the bit of each neuron. Not modified.
     * @param groups groups of 64 neurons
     * @param rows {@code [active axon]}, where its row begins in the crossbar; axons of one type stand together. Not
     *     modified.
     * @param typeEnd {@code [type]}, where the axons of each type end in {@code rows}. Not modified.
     * @param weights {@code [type][neuron]}. Not modified.
     * @param planes {@code [bit]}, {@link #PLANES} words to work with. Modified.
     * @param potential {@code [neuron]}. Modified.
     */
    void integrate(
            long[] crossbar, int groups, int[] rows, int[] typeEnd, short[][] weights, long[] planes, int[] potential);

    /**
     * Leak, threshold and reset of neurons that share one {@link UniformRule}.
     *
     * @param clamps whether a potential can have left its 20 bits or leaves them by the leak
     * @param floors whether a potential can be below its floor
     * @param leakAndThreshold {@code [neuron]}, the leak above {@link #LEAK_SHIFT} bits of threshold: one array is less to
     *     fetch than two. Not modified.
     * @param floor {@code [neuron]}, V below this is below the negative threshold. Not modified.
     * @param scratch {@code [neuron]}. Modified.
     * @param potential {@code [neuron]}. Modified.
     * @param fired {@code [group]}, the bits of the neurons that fire. Modified.
     */
    void sweep(
            UniformRule rule,
            boolean clamps,
            boolean floors,
            int[] leakAndThreshold,
            int[] floor,
            int[] scratch,
            int[] potential,
            long[] fired);
}
