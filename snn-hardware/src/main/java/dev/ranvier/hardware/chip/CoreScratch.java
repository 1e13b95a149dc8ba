package dev.ranvier.hardware.chip;

/** Arrays that one thread uses for one core after the other. */
final class CoreScratch {

    final long[] active; // [axon word], the active axons of the core
    final int[] rows; // [active axon], where its row begins
    final long[] planes; // [bit], for counting
    final int[] neurons; // [neuron]
    final int[] before; // [neuron]

    CoreScratch(int axonWords, int paddedNeurons) {
        active = new long[axonWords];
        rows = new int[axonWords << 6];
        planes = new long[CoreKernel.PLANES];
        neurons = new int[paddedNeurons];
        before = new int[paddedNeurons];
    }
}
