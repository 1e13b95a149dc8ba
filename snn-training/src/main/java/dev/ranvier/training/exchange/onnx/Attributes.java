package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The attributes of a node by name. A value of the wrong kind is an {@link IllegalArgumentException}. */
final class Attributes {

    private final Map<String, AttributeProto> byName = new LinkedHashMap<>();

    Attributes(NodeProto node) {
        node.getAttributeList().forEach(attribute -> byName.put(attribute.getName(), attribute));
    }

    Set<String> names() {
        return byName.keySet();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    int integer(String name, int otherwise) {
        AttributeProto attribute = byName.get(name);
        if (attribute == null) {
            return otherwise;
        }
        require(attribute, AttributeType.INT, "a whole number");
        return toInt(name, attribute.getI());
    }

    boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }

    /** A list, or null if it is not there. */
    int[] integers(String name) {
        AttributeProto attribute = byName.get(name);
        if (attribute == null) {
            return null;
        }
        require(attribute, AttributeType.INTS, "a list of whole numbers");
        int[] values = new int[attribute.getIntsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = toInt(name, attribute.getInts(i));
        }
        return values;
    }

    /** A list of places, or null if it is not there; "to the end" is written as the largest long. */
    int[] places(String name) {
        AttributeProto attribute = byName.get(name);
        if (attribute == null) {
            return null;
        }
        require(attribute, AttributeType.INTS, "a list of whole numbers");
        long[] values =
                attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
        return Tensor.of(new int[] {values.length}, values).asInts();
    }

    float number(String name, float otherwise) {
        AttributeProto attribute = byName.get(name);
        if (attribute == null) {
            return otherwise;
        }
        require(attribute, AttributeType.FLOAT, "a number");
        return attribute.getF();
    }

    /** A list, or null if it is not there. */
    float[] numbers(String name) {
        AttributeProto attribute = byName.get(name);
        if (attribute == null) {
            return null;
        }
        require(attribute, AttributeType.FLOATS, "a list of numbers");
        float[] values = new float[attribute.getFloatsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = attribute.getFloats(i);
        }
        return values;
    }

    String text(String name, String otherwise) {
        AttributeProto attribute = byName.get(name);
        if (attribute == null) {
            return otherwise;
        }
        require(attribute, AttributeType.STRING, "a text");
        return attribute.getS().toStringUtf8();
    }

    /** A tensor, or null if it is not there. */
    TensorProto tensor(String name) {
        AttributeProto attribute = byName.get(name);
        if (attribute == null) {
            return null;
        }
        require(attribute, AttributeType.TENSOR, "a tensor");
        return attribute.getT();
    }

    private static int toInt(String name, long value) {
        if (value != (int) value) {
            throw new IllegalArgumentException("attribute " + name + " is " + value + ", which is out of range");
        }
        return (int) value;
    }

    /** Files of the first versions leave the type out. */
    private static void require(AttributeProto attribute, AttributeType type, String words) {
        AttributeType given = attribute.getType();
        if (given != type && given != AttributeType.UNDEFINED) {
            throw new IllegalArgumentException(
                    "attribute " + attribute.getName() + " is of type " + given + ", expected " + words);
        }
    }
}
