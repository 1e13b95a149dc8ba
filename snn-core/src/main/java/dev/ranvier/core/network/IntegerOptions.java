package dev.ranvier.core.network;

/**
 * What published accounts of the chip's neuron disagree about, each a choice of its own. The same for all neurons of a
 * network or a chip. {@link #DEFAULT} is the equation as Cassidy et al. 2013 print it, as far as that could be read.
 *
 * @param negativeTest when the negative threshold acts
 * @param ringing what happens if a reversed leak carries V across 0
 * @param overflow what happens where a sum leaves the potential's range
 * @param resetValues which reset potentials can be stored
 * @param generator where random numbers come from
 * @param seed of the generator
 */
public record IntegerOptions(
        NegativeTest negativeTest,
        Ringing ringing,
        Overflow overflow,
        ResetValues resetValues,
        DrawGenerator generator,
        long seed) {

    /** Strictly below, no rule for ringing, clamped to 20 bits, any reset potential, counter-based draws of seed 0. */
    public static final IntegerOptions DEFAULT = new IntegerOptions(
            NegativeTest.BELOW, Ringing.AS_PRINTED, Overflow.CLAMP, ResetValues.ANY, DrawGenerator.COUNTER, 0);

    /** Largest magnitude with {@link Overflow#CLAMP_AND_SPIKE}: 2^18 + 2^17. */
    public static final int SPIKING_CEILING = 393_216;

    /** When the negative threshold acts. */
    public enum NegativeTest {
        /** V &lt; -beta: NeMo, the RANC hardware, and C13 as recalled. */
        BELOW,
        /** V &lt;= -beta: SANA-FE and a public MATLAB model; an option of RANC's simulator. */
        AT_OR_BELOW
    }

    /** What a leak that follows the sign of V does when it would carry V to the other sign. */
    public enum Ringing {
        /** Nothing special: the equation as printed can swing around 0 for ever. */
        AS_PRINTED,
        /** V = 0 if the leak has changed the sign of V (NeMo, after an IBM "Neuron Behavior Reference"). */
        STOPS_AT_ZERO
    }

    /** What happens where V would leave its range. */
    public enum Overflow {
        /** V stays at the end of the 20-bit range, after integration, after the leak and after a reset. */
        CLAMP,
        /**
         * As {@link #CLAMP}, and after the leak V is kept within +-{@link #SPIKING_CEILING}; a V above that is set to it,
         * counts as a spike and is not reset (NeMo, after the same document).
         */
        CLAMP_AND_SPIKE
    }

    /** Which reset potentials exist. */
    public enum ResetValues {
        /** Any number of 20 bits. */
        ANY,
        /** Only +-(2^k - 1), k = 0..18: IBM's model files store a sign and an exponent (read in NeMo). */
        SIGNED_POWERS
    }

    /** The same choices with another seed. */
    public IntegerOptions withSeed(long newSeed) {
        return new IntegerOptions(negativeTest, ringing, overflow, resetValues, generator, newSeed);
    }

    /** True if a reset potential can be stored. */
    public boolean representable(int resetPotential) {
        int magnitude = Math.abs(resetPotential);
        return resetValues == ResetValues.ANY || (magnitude & magnitude + 1) == 0 && magnitude < 1 << 18;
    }
}
