package dev.ranvier.core.io;

import dev.ranvier.core.network.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** The SHA-256 of what a network file would hold: the same network has the same hash, any other practically another. */
final class NetworkHash {

    private NetworkHash() {}

    static String of(Network network) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ArraySink arrays = new ArraySink();
            digest.update(JsonFormat.bytes(NetworkJson.write(network, arrays)));
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                for (Map.Entry<String, NpyArray> array : arrays.arrays().entrySet()) {
                    String head = array.getKey()
                            + array.getValue().type()
                            + Arrays.toString(array.getValue().shape());
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    array.getValue().writeElements(out);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
