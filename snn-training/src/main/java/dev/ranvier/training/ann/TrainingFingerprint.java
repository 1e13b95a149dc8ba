package dev.ranvier.training.ann;

import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.data.LabelledImages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** SHA-256 over a training task and the kernel's description: whether a saved state belongs to this training. */
final class TrainingFingerprint {

    private TrainingFingerprint() {}

    static String of(TrainingTask task, String kernel) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            text(digest, kernel + '\n' + task.plan() + '\n' + task.seed() + '\n' + new TreeMap<>(task.dropout()));
            for (LayerGraph.Node node : task.start().nodes()) {
                text(
                        digest,
                        node.name() + node.inputs() + node.layer().getClass().getSimpleName());
                if (node.layer() instanceof Dense dense) {
                    floats(digest, dense.weights());
                } else if (node.layer() instanceof Convolution convolution) {
                    text(digest, convolution.window().toString());
                    floats(digest, convolution.weights());
                }
            }
            images(digest, task.train());
            if (task.validation() != null) {
                images(digest, task.validation());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }

    private static void images(MessageDigest digest, LabelledImages images) {
        text(digest, images.shape().toString());
        digest.update(images.pixels());
        digest.update(images.labels());
    }

    private static void text(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void floats(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes.array());
    }
}
