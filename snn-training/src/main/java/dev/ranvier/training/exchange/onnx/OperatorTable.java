package dev.ranvier.training.exchange.onnx;

import java.util.Map;
import java.util.TreeMap;

/** The operators that are imported, with the attributes of all opsets from 1 to 21. */
final class OperatorTable {

    private static final int MANY = Integer.MAX_VALUE;
    private static final String LEGACY = "consumed_inputs"; // until opset 5; said how memory was shared

    private static final Map<String, Operator> OPERATORS = operators();

    private OperatorTable() {}

    /** The operator, or null if it is not imported. */
    static Operator find(String name) {
        return OPERATORS.get(name);
    }

    /** All names in alphabetical order. */
    static Iterable<String> names() {
        return OPERATORS.keySet();
    }

    private static Map<String, Operator> operators() {
        Map<String, Operator> table = new TreeMap<>();
        putWeighted(table);
        putPools(table);
        putPointwise(table);
        putShapes(table);
        return table;
    }

    private static void putWeighted(Map<String, Operator> table) {
        table.put(
                "Conv",
                Operator.of(
                        2,
                        3,
                        WeightedOperators::convolution,
                        "auto_pad",
                        "dilations",
                        "group",
                        "kernel_shape",
                        "pads",
                        "strides"));
        table.put("Gemm", Operator.of(2, 3, WeightedOperators::gemm, "alpha", "beta", "transA", "transB", "broadcast"));
        table.put("MatMul", Operator.of(2, 2, WeightedOperators::matMul));
        table.put(
                "BatchNormalization",
                Operator.of(
                        5,
                        5,
                        WeightedOperators::batchNorm,
                        "epsilon",
                        "momentum",
                        "spatial",
                        "is_test",
                        "training_mode",
                        LEGACY));
        table.put("Add", Operator.of(2, 2, ArithmeticOperators::add, "axis", "broadcast", LEGACY));
        table.put("Sub", Operator.of(2, 2, ArithmeticOperators::subtract, "axis", "broadcast", LEGACY));
        table.put("Mul", Operator.of(2, 2, ArithmeticOperators::multiply, "axis", "broadcast", LEGACY));
        table.put("Div", Operator.of(2, 2, ArithmeticOperators::divide, "axis", "broadcast", LEGACY));
        table.put("Neg", Operator.of(1, 1, ArithmeticOperators::negate, LEGACY));
        table.put("Sum", Operator.of(1, MANY, ArithmeticOperators::sum, LEGACY));
    }

    private static void putPools(Map<String, Operator> table) {
        table.put(
                "MaxPool",
                Operator.of(
                        1,
                        1,
                        PoolOperators::maxPool,
                        "auto_pad",
                        "ceil_mode",
                        "dilations",
                        "kernel_shape",
                        "pads",
                        "storage_order",
                        "strides"));
        table.put(
                "AveragePool",
                Operator.of(
                        1,
                        1,
                        PoolOperators::averagePool,
                        "auto_pad",
                        "ceil_mode",
                        "count_include_pad",
                        "dilations",
                        "kernel_shape",
                        "pads",
                        "strides"));
        table.put("GlobalAveragePool", Operator.of(1, 1, PoolOperators::globalAverage));
        table.put("GlobalMaxPool", Operator.of(1, 1, PoolOperators::globalMax));
        table.put(
                "ReduceMean", Operator.of(1, 2, PoolOperators::reduceMean, "axes", "keepdims", "noop_with_empty_axes"));
    }

    private static void putPointwise(Map<String, Operator> table) {
        table.put("Relu", Operator.of(1, 1, PointwiseOperators::relu, LEGACY));
        table.put("Clip", Operator.of(1, 3, PointwiseOperators::clip, "min", "max", LEGACY));
        table.put("Max", Operator.of(2, 2, PointwiseOperators::max, LEGACY));
        table.put("Min", Operator.of(2, 2, PointwiseOperators::min, LEGACY));
        table.put("Softmax", Operator.of(1, 1, call -> PointwiseOperators.softmax(call, false), "axis"));
        table.put("LogSoftmax", Operator.of(1, 1, call -> PointwiseOperators.softmax(call, true), "axis"));
        table.put("Dropout", Operator.of(1, 3, PointwiseOperators::dropout, "ratio", "seed", "is_test", LEGACY));
        table.put("Identity", Operator.of(1, 1, PointwiseOperators::identity));
        table.put("Cast", Operator.of(1, 1, PointwiseOperators::cast, "to", "saturate"));
    }

    private static void putShapes(Map<String, Operator> table) {
        table.put("Flatten", Operator.of(1, 1, ShapeOperators::flatten, "axis"));
        table.put("Reshape", Operator.of(1, 2, ShapeOperators::reshape, "shape", "allowzero", LEGACY));
        table.put("Transpose", Operator.of(1, 1, ShapeOperators::transpose, "perm"));
        table.put("Squeeze", Operator.of(1, 2, ShapeOperators::squeeze, "axes"));
        table.put("Unsqueeze", Operator.of(1, 2, ShapeOperators::unsqueeze, "axes"));
        table.put("Concat", Operator.of(1, MANY, ShapeOperators::concat, "axis"));
        table.put("Pad", Operator.of(1, 4, ShapeOperators::pad, "pads", "paddings", "mode", "value"));
        table.put(
                "Constant",
                Operator.of(
                        0,
                        0,
                        ConstantOperators::constant,
                        "value",
                        "value_float",
                        "value_floats",
                        "value_int",
                        "value_ints"));
        table.put("ConstantOfShape", Operator.of(1, 1, ConstantOperators::constantOfShape, "value"));
        table.put("Shape", Operator.of(1, 1, ConstantOperators::shape, "start", "end"));
        table.put("Gather", Operator.of(2, 2, ConstantOperators::gather, "axis"));
        table.put("Sqrt", Operator.of(1, 1, ConstantOperators::squareRoot, LEGACY));
        table.put("Slice", Operator.of(1, 5, ConstantOperators::slice, "starts", "ends", "axes"));
    }
}
