package dev.ranvier.training.spiking;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.StagedFile;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.network.CoreLimits;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The file of a {@link ChipModel}, {@code NAME.cores.gz}: gzip around big-endian numbers. First the eight bytes {@code RVCORES1}; then
 * as 4-byte whole numbers the channels, height and width of an image, the classes, a core's axons, neurons, axon types, largest weight
 * and longest delay; the ink threshold as a 4-byte float; the windows' side, stride, kernel, kernel stride, banks, filters and sharing
 * (0 or 1); the number of merging layers, and for each its width, neurons and sharing. Then, layer by layer and group by group of the
 * wiring that this gives, the signs ({@code [neuron][type]}, 1 for plus) and the crossbar bits ({@code [neuron][input]}), eight to a byte
 * from the low end, each filled up to a whole byte, and the biases as 2-byte numbers. Nothing follows.
 */
public final class ChipModelFile {

    private static final byte[] MAGIC = {'R', 'V', 'C', 'O', 'R', 'E', 'S', '1'};

    private ChipModelFile() {}

    /** Writes a model. */
    public static void write(ChipModel model, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.write(MAGIC);
            CoreLimits limits = model.limits();
            ints(
                    out,
                    model.image().channels(),
                    model.image().height(),
                    model.image().width(),
                    model.classes());
            ints(out, limits.axons(), limits.neurons(), limits.axonTypes(), limits.maxWeight(), limits.maxDelayTicks());
            out.writeFloat(model.inkThreshold());
            ChipLayout.Windows windows = model.layout().windows();
            ints(out, windows.side(), windows.stride(), windows.kernel(), windows.kernelStride(), windows.banks());
            ints(
                    out,
                    windows.filters(),
                    windows.shared() ? 1 : 0,
                    model.layout().merges().size());
            for (ChipLayout.Merge merge : model.layout().merges()) {
                ints(out, merge.width(), merge.neurons(), merge.shared() ? 1 : 0);
            }
            for (List<TernaryKernel> layer : model.kernels()) {
                for (TernaryKernel kernel : layer) {
                    boolean[] signs = new boolean[kernel.signs().length];
                    for (int i = 0; i < signs.length; i++) {
                        signs[i] = kernel.signs()[i] > 0;
                    }
                    out.write(pack(signs));
                    out.write(pack(kernel.bits()));
                    for (short bias : kernel.bias()) {
                        out.writeShort(bias);
                    }
                }
            }
        }
        StagedFile.write(file, bytes.toByteArray());
    }

    /**
     * Reads a model.
     *
     * @throws FormatException if the file is no such model, is cut off, or something follows
     */
    public static ChipModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a model.
     *
     * @param name of what is read, for messages
     * @throws FormatException if it is no such model, is cut off, or something follows
     */
    public static ChipModel read(InputStream in, String name) throws IOException {
        try (DataInputStream data = new DataInputStream(new GZIPInputStream(in))) {
            for (byte expected : MAGIC) {
                if (data.readByte() != expected) {
                    throw new FormatException(name, "start", "it is no network of cores, which begins with RVCORES1");
                }
            }
            ChipModel model = model(data);
            if (data.read() >= 0) {
                throw new FormatException(name, "end", "something follows the last core; was it changed by hand?");
            }
            return model;
        } catch (EOFException e) {
            throw because(e, new FormatException(name, "end", "it is cut off; was it copied only in part?"));
        } catch (ZipException e) {
            throw because(
                    e, new FormatException(name, "start", "it is not compressed by gzip as networks of cores are"));
        } catch (IllegalArgumentException e) {
            throw because(e, new FormatException(name, "head", e.getMessage()));
        }
    }

    private static FormatException because(Exception cause, FormatException wrong) {
        wrong.initCause(cause);
        return wrong;
    }

    private static ChipModel model(DataInputStream in) throws IOException {
        Shape image = new Shape(in.readInt(), in.readInt(), in.readInt());
        int classes = in.readInt();
        CoreLimits limits = new CoreLimits(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
        float ink = in.readFloat();
        ChipLayout.Windows windows = new ChipLayout.Windows(
                in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), flag(in));
        int count = in.readInt();
        List<ChipLayout.Merge> merges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            merges.add(new ChipLayout.Merge(in.readInt(), in.readInt(), flag(in)));
        }
        ChipLayout layout = new ChipLayout(windows, merges);
        layout.requireFit(limits);
        List<List<TernaryKernel>> kernels = new ArrayList<>();
        for (ChipWiring.Layer layer : ChipWiring.of(layout, image, limits).layers()) {
            List<TernaryKernel> ofLayer = new ArrayList<>();
            for (ChipWiring.Group group : layer.groups()) {
                ofLayer.add(kernel(in, group.neurons(), group.types().length, limits.axonTypes()));
            }
            kernels.add(List.copyOf(ofLayer));
        }
        return new ChipModel(image, classes, limits, layout, ink, List.copyOf(kernels));
    }

    private static TernaryKernel kernel(DataInputStream in, int neurons, int inputs, int types) throws IOException {
        boolean[] plus = unpack(in, neurons * types);
        byte[] signs = new byte[plus.length];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = (byte) (plus[i] ? 1 : -1);
        }
        boolean[] bits = unpack(in, neurons * inputs);
        short[] bias = new short[neurons];
        for (int n = 0; n < neurons; n++) {
            bias[n] = in.readShort();
        }
        return new TernaryKernel(signs, bits, bias);
    }

    private static boolean flag(DataInputStream in) throws IOException {
        int value = in.readInt();
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("whether synapses are shared must be 0 or 1, got " + value);
        }
        return value == 1;
    }

    private static void ints(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static byte[] pack(boolean[] bits) {
        byte[] packed = new byte[(bits.length + 7) / 8];
        for (int i = 0; i < bits.length; i++) {
            packed[i / 8] |= (byte) (bits[i] ? 1 << i % 8 : 0);
        }
        return packed;
    }

    private static boolean[] unpack(DataInputStream in, int count) throws IOException {
        byte[] packed = new byte[(count + 7) / 8];
        in.readFully(packed);
        boolean[] bits = new boolean[count];
        for (int i = 0; i < count; i++) {
            bits[i] = (packed[i / 8] >> i % 8 & 1) != 0;
        }
        return bits;
    }
}
