package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.accelerator.MachineSheet;

/**
 * The run-length code in which inputs lie in the memory off the chip (Chen, Krishna, Emer, Sze 2017,
 * doi:10.1109/JSSC.2016.2616357): pairs of the number of zeros that go before and a value, some pairs to a block. With
 * zeros at random, of share z, a pair with runs of up to L zeros stands for (1 - z^(L + 1)) / (1 - z) values on
 * average.
 *
 * @param runBits bits of the number of zeros
 * @param pairsPerBlock pairs in a block
 * @param blockBits bits of a block
 */
record RunLengthCode(int runBits, int pairsPerBlock, int blockBits) {

    static RunLengthCode of(MachineSheet sheet) {
        return new RunLengthCode(
                sheet.whole("runLengthBits"), sheet.whole("runLengthPairs"), sheet.whole("runLengthBlockBits"));
    }

    /** Size of coded words as a share of the plain ones, at most 1: what would grow is left plain. */
    double share(double zeroShare, int wordBits) {
        double values = zeroShare == 1 ? 1 << runBits : (1 - Math.pow(zeroShare, 1 << runBits)) / (1 - zeroShare);
        return Math.min(1, blockBits / (pairsPerBlock * values * wordBits));
    }
}
