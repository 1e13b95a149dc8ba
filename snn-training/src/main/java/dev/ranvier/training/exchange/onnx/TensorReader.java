package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.training.exchange.assembly.Activation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Elements of an ONNX tensor; nothing is allocated before the file is known to hold as many. */
final class TensorReader {

    private final String file;
    private final String place;

    /**
     * @param file named in errors
     * @param place which tensor of the file
     */
    TensorReader(String file, String place) {
        this.file = file;
        this.place = place;
    }

    Tensor read(TensorProto proto) throws FormatException {
        if (proto.getDataLocation() == DataLocation.EXTERNAL || proto.getExternalDataCount() > 0) {
            String where = proto.getExternalDataList().stream()
                    .filter(entry -> "location".equals(entry.getKey()))
                    .map(entry -> " (" + entry.getValue() + ")")
                    .findFirst()
                    .orElse("");
            throw error("its values are in another file" + where + ", which is not read; save the model as one file, "
                    + "onnx.save(onnx.load(NAME), NAME, save_as_external_data=False)");
        }
        if (proto.hasSegment()) {
            throw error("it is one segment of a tensor; save the model as one file");
        }
        int[] dims = dims(proto);
        DataType type = DataType.forNumber(proto.getDataType());
        if (type == null) {
            throw error("element type " + proto.getDataType() + " is unknown");
        }
        return switch (type) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> Tensor.of(dims, floats(proto, type, count(dims)));
            case INT8, UINT8, INT16, UINT16, INT32, INT64, UINT32, BOOL ->
                Tensor.of(dims, longs(proto, type, count(dims)));
            default -> throw error("elements of type " + type + " are not supported; convert them to FLOAT");
        };
    }

    private int[] dims(TensorProto proto) throws FormatException {
        int[] dims = new int[proto.getDimsCount()];
        for (int axis = 0; axis < dims.length; axis++) {
            long length = proto.getDims(axis);
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw error("axis " + axis + " is of length " + length + ", allowed 0.." + Integer.MAX_VALUE);
            }
            dims[axis] = (int) length;
        }
        return dims;
    }

    private int count(int... dims) throws FormatException {
        long count = Activation.product(dims);
        if (count > Integer.MAX_VALUE) {
            throw error("shape " + Arrays.toString(dims) + " does not fit; is the file damaged?");
        }
        return (int) count;
    }

    private float[] floats(TensorProto proto, DataType type, int count) throws FormatException {
        ByteBuffer raw = raw(proto, count, type);
        int given = raw != null
                ? count
                : type == DataType.FLOAT
                        ? proto.getFloatDataCount()
                        : type == DataType.DOUBLE ? proto.getDoubleDataCount() : proto.getInt32DataCount();
        requireCount(proto, given, count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (type) {
                case FLOAT -> raw == null ? proto.getFloatData(i) : raw.getFloat();
                case DOUBLE -> (float) (raw == null ? proto.getDoubleData(i) : raw.getDouble());
                case FLOAT16 -> HalfFloats.fromBinary16(raw == null ? proto.getInt32Data(i) : raw.getShort());
                default -> HalfFloats.fromBfloat16(raw == null ? proto.getInt32Data(i) : raw.getShort());
            };
        }
        return values;
    }

    private long[] longs(TensorProto proto, DataType type, int count) throws FormatException {
        ByteBuffer raw = raw(proto, count, type);
        int given = raw != null
                ? count
                : switch (type) {
                    case INT64 -> proto.getInt64DataCount();
                    case UINT32 -> proto.getUint64DataCount();
                    default -> proto.getInt32DataCount();
                };
        requireCount(proto, given, count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            if (raw == null) {
                values[i] = switch (type) {
                    case INT64 -> proto.getInt64Data(i);
                    case UINT32 -> proto.getUint64Data(i);
                    default -> proto.getInt32Data(i);
                };
            } else {
                values[i] = switch (type) {
                    case INT64 -> raw.getLong();
                    case UINT32 -> Integer.toUnsignedLong(raw.getInt());
                    case INT32 -> raw.getInt();
                    case INT16 -> raw.getShort();
                    case UINT16 -> Short.toUnsignedLong(raw.getShort());
                    case INT8 -> raw.get();
                    default -> Byte.toUnsignedLong(raw.get());
                };
            }
        }
        return values;
    }

    /** The elements as little-endian bytes, or null if they are in a typed field. */
    private ByteBuffer raw(TensorProto proto, int count, DataType type) throws FormatException {
        if (proto.getRawData().isEmpty()) {
            return null;
        }
        ByteString bytes = proto.getRawData();
        long needed = (long) count * bytesOf(type);
        if (bytes.size() != needed) {
            throw error("its shape " + proto.getDimsList() + " needs " + needed + " bytes, there are " + bytes.size()
                    + "; is the file cut off?");
        }
        return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int bytesOf(DataType type) {
        return switch (type) {
            case DOUBLE, INT64 -> 8;
            case FLOAT, INT32, UINT32 -> 4;
            case FLOAT16, BFLOAT16, INT16, UINT16 -> 2;
            default -> 1;
        };
    }

    private void requireCount(TensorProto proto, int given, int needed) throws FormatException {
        if (given != needed) {
            throw error("its shape " + proto.getDimsList() + " needs " + needed + " values, there are " + given
                    + "; is the file cut off?");
        }
    }

    private FormatException error(String problem) {
        return new FormatException(file, place, problem);
    }
}
