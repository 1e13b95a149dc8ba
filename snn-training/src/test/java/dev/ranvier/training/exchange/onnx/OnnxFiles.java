package dev.ranvier.training.exchange.onnx;

import static dev.ranvier.training.exchange.onnx.TestModel.integer;
import static dev.ranvier.training.exchange.onnx.TestModel.integers;

/** Small sound ONNX files for tests of other packages. */
public final class OnnxFiles {

    private OnnxFiles() {}

    /** Convolution, norm, ReLU, pool, computed reshape, dense, softmax. */
    public static byte[] small() {
        return new TestModel(13)
                .input(-1, 2, 6, 6)
                .weights("w", 3, 2, 3, 3)
                .weights("b", 3)
                .weights("gamma", 3)
                .weights("mean", 3)
                .positive("variance", 3)
                .weights("d", 4, 12)
                .longs("zero", 0)
                .longs("rest", -1)
                .node("Conv", "x w b", "c", integers("kernel_shape", 3, 3), integers("strides", 1, 1))
                .node("BatchNormalization", "c gamma b mean variance", "n")
                .node("Relu", "n", "r")
                .node("MaxPool", "r", "p", integers("kernel_shape", 2, 2), integers("strides", 2, 2))
                .node("Shape", "p", "s")
                .node("Gather", "s zero", "batch", integer("axis", 0))
                .node("Concat", "batch rest", "t", integer("axis", 0))
                .node("Reshape", "p t", "f")
                .node("Gemm", "f d", "g", integer("transB", 1))
                .node("Softmax", "g", "y", integer("axis", -1))
                .bytes();
    }

    /** Transposes around a convolution, padding, a mean, a joined product. */
    public static byte[] smallChannelsLast() {
        return new TestModel(13)
                .input(-1, 6, 6, 2)
                .weights("w", 3, 2, 3, 3)
                .weights("d", 48, 4)
                .positive("scale", 2)
                .longs("p", 0, 1, 1, 0, 0, 0, 0, 0)
                .node("Div", "x scale", "v")
                .node("Pad", "v p", "q")
                .node("Transpose", "q", "a", integers("perm", 0, 3, 1, 2))
                .node("Conv", "a w", "c", integers("strides", 2, 1))
                .node("Transpose", "c", "e", integers("perm", 0, 2, 3, 1))
                .node("Flatten", "e", "f")
                .node("ReduceMean", "c", "m", integers("axes", 2, 3), integer("keepdims", 0))
                .node("Concat", "m f", "j", integer("axis", 1))
                .node("MatMul", "j d", "y")
                .bytes();
    }
}
