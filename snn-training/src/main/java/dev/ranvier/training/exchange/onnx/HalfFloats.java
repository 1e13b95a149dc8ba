package dev.ranvier.training.exchange.onnx;

/** The 16-bit floating-point formats to float; every one of their values is a float. */
final class HalfFloats {

    private HalfFloats() {}

    /** IEEE 754 binary16: sign, 5 bits of exponent with bias 15, 10 of fraction. */
    static float fromBinary16(int bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** bfloat16: the upper half of a float. */
    static float fromBfloat16(int bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
