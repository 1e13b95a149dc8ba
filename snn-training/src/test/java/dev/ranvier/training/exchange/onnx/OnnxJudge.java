package dev.ranvier.training.exchange.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.exchange.ImportedModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Holds an imported model against ONNX Runtime. */
public final class OnnxJudge {

    private static final double RELATIVE = 1e-4; // of the largest output

    private static final NetlibGemm GEMM = new NetlibGemm(1);

    private OnnxJudge() {}

    /** Runs a model in both on random samples of -1..2 and requires equal outputs. */
    static ImportedModel assertAgrees(TestModel model) {
        try {
            ImportedModel imported = OnnxReader.read("test.onnx", "test", model.bytes());
            assertAgrees(model.bytes(), imported.graph(), 3, new Random(11));
            return imported;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same for a model of a version that ONNX Runtime no longer runs, against the same function in a later one. */
    static void assertAgrees(TestModel old, TestModel later) {
        try {
            ImportedModel imported = OnnxReader.read("test.onnx", "test", old.bytes());
            assertAgrees(later.bytes(), imported.graph(), 3, new Random(11));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a file in ONNX Runtime and a graph here. */
    public static void assertAgrees(byte[] onnx, LayerGraph graph, int samples, Random random) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setIntraOpNumThreads(1);
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx, options)) {
                Inference inference = new Inference(graph, GEMM);
                for (int s = 0; s < samples; s++) {
                    compare(session, graph, inference, random);
                }
            }
        } catch (OrtException e) {
            throw new AssertionError("ONNX Runtime refuses the test's own model", e);
        }
    }

    private static void compare(OrtSession session, LayerGraph graph, Inference inference, Random random)
            throws OrtException {
        String input = session.getInputNames().iterator().next();
        long[] dims = ((TensorInfo) session.getInputInfo().get(input).getInfo()).getShape();
        dims = Arrays.stream(dims).map(length -> length < 0 ? 1 : length).toArray();
        float[] sample = new float[graph.inputShape().size()];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = 3 * random.nextFloat() - 1;
        }
        float[] expected = run(session, input, repeated(sample, dims), dims);
        float[] actual = inference.outputs(stored(sample, graph, dims), 1);
        assertEquals(0, expected.length % actual.length, "number of outputs");
        double largest = 1e-6;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < actual.length; i++) {
            assertEquals(expected[i], actual[i], RELATIVE * largest, "output " + i + " of " + expected.length);
        }
    }

    /** As often as a batch of fixed length holds. */
    private static float[] repeated(float[] sample, long... dims) {
        int size = Math.toIntExact(Arrays.stream(dims).reduce(1, (a, b) -> a * b));
        float[] all = new float[size];
        for (int i = 0; i < size; i++) {
            all[i] = sample[i % sample.length];
        }
        return all;
    }

    static float[] run(OrtSession session, String input, float[] sample, long... dims) throws OrtException {
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(sample), dims);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer(); // closed with the result
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }

    /** A sample in our order: channels first also if the model has them last. */
    private static float[] stored(float[] sample, LayerGraph graph, long... dims) {
        int channels = graph.inputShape().channels();
        int area = graph.inputShape().height() * graph.inputShape().width();
        boolean last = dims.length == 4 && dims[1] != channels && dims[3] == channels;
        if (!last) {
            return sample;
        }
        float[] stored = new float[sample.length];
        for (int p = 0; p < area; p++) {
            for (int c = 0; c < channels; c++) {
                stored[c * area + p] = sample[p * channels + c];
            }
        }
        return stored;
    }
}
