package dev.ranvier.training.exchange.onnx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ranvier.training.exchange.onnx.OnnxJudge.assertAgrees;
import static dev.ranvier.training.exchange.onnx.TestModel.integer;
import static dev.ranvier.training.exchange.onnx.TestModel.integers;
import static dev.ranvier.training.exchange.onnx.TestModel.number;
import static dev.ranvier.training.exchange.onnx.TestModel.text;

/** Convolutions, dense products, pools and norms: models of one node against ONNX Runtime. */
class OperatorsTest {

    private static TestModel image(int opset) {
        return new TestModel(opset).input(-1, 4, 7, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 11, 13, 21})
    void plainConvolution(int opset) {
        assertAgrees(image(opset).weights("w", 6, 4, 3, 2).node("Conv", "x w", "y"));
    }

    @Test
    void convolutionWithEverything() {
        assertAgrees(image(11)
                .weights("w", 6, 2, 3, 2)
                .weights("b", 6)
                .node(
                        "Conv",
                        "x w b",
                        "y",
                        integers("kernel_shape", 3, 2),
                        integers("strides", 2, 1),
                        integers("dilations", 2, 3),
                        integers("pads", 1, 2, 0, 3),
                        integer("group", 2),
                        text("auto_pad", "NOTSET")));
    }

    @Test
    void depthwiseConvolution() {
        assertAgrees(image(11).weights("w", 8, 1, 3, 3).node("Conv", "x w", "y", integer("group", 4)));
    }

    @ParameterizedTest
    @CsvSource({"SAME_UPPER,1,1", "SAME_UPPER,2,2", "SAME_UPPER,3,2", "SAME_LOWER,1,1", "SAME_LOWER,2,2", "VALID,2,1"})
    void automaticPadding(String auto, int stride, int pool) {
        assertAgrees(image(11)
                .weights("w", 5, 4, 4, 3)
                .node("Conv", "x w", "y", text("auto_pad", auto), integers("strides", stride, stride)));
        assertAgrees(image(11)
                .node(
                        "MaxPool",
                        "x",
                        "y",
                        text("auto_pad", auto),
                        integers("kernel_shape", 3, 2),
                        integers("strides", stride, pool)));
        assertAgrees(image(11)
                .node(
                        "AveragePool",
                        "x",
                        "y",
                        text("auto_pad", auto),
                        integers("kernel_shape", 3, 2),
                        integers("strides", stride, pool)));
    }

    @Test
    void dilatedConvolutionWithAutomaticPadding() {
        // ONNX Runtime refuses it; 7 rows stay 7 with 2 + 2, 6 columns stay 6 with 1 + 1 elements of padding.
        assertAgrees(
                image(11)
                        .weights("w", 5, 4, 3, 2)
                        .node("Conv", "x w", "y", text("auto_pad", "SAME_UPPER"), integers("dilations", 2, 2)),
                image(11)
                        .weights("w", 5, 4, 3, 2)
                        .node("Conv", "x w", "y", integers("pads", 2, 1, 2, 1), integers("dilations", 2, 2)));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,0", "1,1"})
    void maxPool(int ceil, int pad) {
        assertAgrees(image(12)
                .node(
                        "MaxPool",
                        "x",
                        "y",
                        integers("kernel_shape", 3, 2),
                        integers("strides", 2, 3),
                        integers("pads", pad, 0, pad, pad),
                        integer("ceil_mode", ceil),
                        integer("storage_order", 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void dilatedMaxPool(int ceil) {
        assertAgrees(image(12)
                .node(
                        "MaxPool",
                        "x",
                        "y",
                        integers("kernel_shape", 2, 3),
                        integers("dilations", 3, 2),
                        integers("strides", 2, 2),
                        integer("ceil_mode", ceil)));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,0,1", "0,1,0", "0,1,1", "1,0,0", "1,0,1", "1,1,0", "1,1,1"})
    void averagePool(int ceil, int count, int pad) {
        assertAgrees(image(19)
                .node(
                        "AveragePool",
                        "x",
                        "y",
                        integers("kernel_shape", 3, 2),
                        integers("strides", 2, 3),
                        integers("pads", pad, 0, pad, pad),
                        integer("ceil_mode", ceil),
                        integer("count_include_pad", count)));
    }

    @Test
    void dilatedAveragePool() {
        assertAgrees(image(19)
                .node(
                        "AveragePool",
                        "x",
                        "y",
                        integers("kernel_shape", 2, 2),
                        integers("dilations", 3, 2),
                        integers("pads", 1, 1, 1, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 21})
    void averagePoolOfEachVersion(int opset) {
        assertAgrees(
                image(opset).node("AveragePool", "x", "y", integers("kernel_shape", 2, 2)),
                image(Math.max(7, opset)).node("AveragePool", "x", "y", integers("kernel_shape", 2, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GlobalAveragePool", "GlobalMaxPool"})
    void globalPools(String operator) {
        assertAgrees(image(13).node(operator, "x", "y"));
    }

    @ParameterizedTest
    @CsvSource({"13,1", "13,0", "18,1", "18,0"})
    void meanOverRowsAndColumns(int opset, int keep) {
        TestModel model = image(opset);
        assertAgrees(
                opset < 18
                        ? model.node("ReduceMean", "x", "y", integers("axes", -1, 2), integer("keepdims", keep))
                        : model.longs("axes", 2, 3)
                                .node(
                                        "ReduceMean",
                                        "x axes",
                                        "y",
                                        integer("keepdims", keep),
                                        integer("noop_with_empty_axes", 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 9, 14, 15, 21})
    void batchNorm(int opset) {
        assertAgrees(image(opset)
                .weights("gamma", 4)
                .weights("beta", 4)
                .weights("mean", 4)
                .positive("variance", 4)
                .node(
                        "BatchNormalization",
                        "x gamma beta mean variance",
                        "y",
                        number("epsilon", 0.01f),
                        number("momentum", 0.9f)));
    }

    @Test
    void batchNormOfVectors() {
        assertAgrees(new TestModel(9)
                .input(-1, 5)
                .weights("gamma", 5)
                .weights("beta", 5)
                .weights("mean", 5)
                .positive("variance", 5)
                .node("BatchNormalization", "x gamma beta mean variance", "y"));
    }

    @ParameterizedTest
    @CsvSource({"7,0", "7,1", "11,0", "11,1", "13,1"})
    void gemm(int opset, int transposed) {
        TestModel model = new TestModel(opset).input(-1, 7);
        model = transposed == 1 ? model.weights("w", 5, 7) : model.weights("w", 7, 5);
        assertAgrees(model.weights("b", 5)
                .node(
                        "Gemm",
                        "x w b",
                        "y",
                        integer("transB", transposed),
                        integer("transA", 0),
                        number("alpha", 0.5f),
                        number("beta", -2)));
    }

    @Test
    void gemmOfTheFirstVersion() {
        assertAgrees(
                new TestModel(6)
                        .input(-1, 7)
                        .weights("w", 7, 5)
                        .weights("b", 5)
                        .node("Gemm", "x w b", "y", integer("broadcast", 1)),
                new TestModel(7).input(-1, 7).weights("w", 7, 5).weights("b", 5).node("Gemm", "x w b", "y"));
    }

    @Test
    void gemmWithoutOrWithOneBias() {
        assertAgrees(new TestModel(11).input(-1, 7).weights("w", 7, 5).node("Gemm", "x w", "y"));
        assertAgrees(new TestModel(11)
                .input(-1, 7)
                .weights("w", 7, 5)
                .weights("b", 1)
                .node("Gemm", "x w b", "y"));
        assertAgrees(new TestModel(11)
                .input(-1, 7)
                .weights("w", 7, 5)
                .weights("b", 1, 5)
                .node("Gemm", "x w b", "y"));
    }

    @Test
    void gemmThatTurnsAColumn() {
        assertAgrees(new TestModel(13)
                .input(-1, 7)
                .weights("w", 5, 7)
                .weights("b", 5)
                .node("Transpose", "x", "t", integers("perm", 1, 0))
                .node("Gemm", "t w b", "y", integer("transA", 1), integer("transB", 1)));
    }

    @Test
    void matMul() {
        assertAgrees(new TestModel(13).input(-1, 7).weights("w", 7, 5).node("MatMul", "x w", "y"));
        assertAgrees(new TestModel(9).input(-1, 1, 7).weights("w", 7, 5).node("MatMul", "x w", "y"));
        assertAgrees(new TestModel(9).input(-1, 7, 1).weights("w", 5, 7).node("MatMul", "w x", "y"));
    }
}
