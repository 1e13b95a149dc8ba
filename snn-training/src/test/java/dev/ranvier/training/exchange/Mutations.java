package dev.ranvier.training.exchange;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages the content of a file in the ways that disks, networks and attackers do. */
final class Mutations {

    private static final byte[] EXTREMES = {0, -1, 1, 0x7F, (byte) 0x80, '0', '9', ',', '{', '}', '"', '-'};

    private Mutations() {}

    /** One to four damages at random places. */
    static byte[] of(byte[] sound, RandomGenerator random) {
        byte[] bytes = sound.clone();
        int damages = 1 + random.nextInt(4);
        for (int i = 0; i < damages && bytes.length > 0; i++) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(16), bytes.length - at);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> Arrays.fill(bytes, at, at + length, EXTREMES[random.nextInt(EXTREMES.length)]);
            case 3 -> {
                return Arrays.copyOf(bytes, at); // cut off
            }
            case 4 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - length); // a hole
                System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
                return shorter;
            }
            case 5 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + length); // a repetition
                System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
                return longer;
            }
            case 6 -> System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
            default -> bytes[at] = EXTREMES[random.nextInt(EXTREMES.length)];
        }
        return bytes;
    }
}
