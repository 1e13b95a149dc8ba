package dev.ranvier.training.ann;

import dev.ranvier.core.model.Add;
import java.util.Arrays;
import java.util.List;

/** The passes of a minibatch through a {@link TrainableGraph}, with the buffers that they need. */
final class GraphPasses {

    private final List<TrainableGraph.Node> nodes;
    private final float[][] values; // [node][sample * output], results of the last forward pass
    private final float[][] gradients; // the same, gradients of the last backward pass; null where nobody needs them
    private final boolean[] shared; // [node], its result goes to several others
    private float[] scratch = new float[0]; // gradient on its way to a shared node

    /** @throws IllegalArgumentException if no layer has anything to train */
    GraphPasses(TrainableGraph graph, int maxSamples) {
        nodes = graph.nodes();
        if (graph.parameters().isEmpty()) {
            throw new IllegalArgumentException("none of the " + nodes.size() + " layers has anything to train");
        }
        values = new float[nodes.size()][];
        gradients = new float[nodes.size()][];
        shared = new boolean[nodes.size()];
        int[] uses = new int[nodes.size()];
        boolean[] trains = new boolean[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            TrainableGraph.Node node = nodes.get(i);
            trains[i] = node.layer() != null && !node.layer().parameters().isEmpty();
            for (int input : node.inputs()) {
                if (input >= 0) {
                    trains[i] |= trains[input];
                    shared[input] = ++uses[input] > 1;
                }
            }
            values[i] = new float[Math.multiplyExact(maxSamples, node.size())];
            gradients[i] = trains[i] ? new float[values[i].length] : null;
        }
    }

    /**
     * Runs all layers.
     *
     * @param x {@code [sample][input]}. Not modified.
     * @return {@code [sample][output]} of the last layer, valid until the next pass
     */
    float[] forward(float[] x, int samples) {
        for (int i = 0; i < values.length; i++) {
            TrainableGraph.Node node = nodes.get(i);
            if (node.layer() != null) {
                node.layer().forward(value(x, node.inputs()[0]), values[i], samples);
            } else {
                join(node, x, values[i], samples);
            }
        }
        return values[values.length - 1];
    }

    /** Where the loss writes its gradient with respect to the last layer's output before {@link #backward}. */
    float[] outputGradient() {
        return gradients[gradients.length - 1];
    }

    /** Runs the layers backward, after {@link #forward} with the same input. */
    void backward(float[] x, int samples) {
        for (int i = 0; i + 1 < gradients.length; i++) {
            if (shared[i] && gradients[i] != null) {
                Arrays.fill(gradients[i], 0, samples * nodes.get(i).size(), 0f);
            }
        }
        for (int i = gradients.length - 1; i >= 0; i--) {
            TrainableGraph.Node node = nodes.get(i);
            if (gradients[i] == null) {
                continue;
            }
            if (node.layer() == null) {
                spread(node, gradients[i], samples);
                continue;
            }
            int input = node.inputs()[0];
            float[] target = input < 0 ? null : gradients[input];
            boolean adds = target != null && shared[input];
            float[] dx = adds ? scratch(target.length) : target;
            node.layer().backward(value(x, input), values[i], gradients[i], dx, samples);
            if (adds) {
                add(dx, 0, target, 0, samples * node.layer().inputs());
            }
        }
    }

    private float[] value(float[] x, int node) {
        return node < 0 ? x : values[node];
    }

    private void join(TrainableGraph.Node node, float[] x, float[] y, int samples) {
        boolean sum = node.join() instanceof Add;
        if (sum) {
            Arrays.fill(y, 0, samples * node.size(), 0f);
        }
        int first = 0;
        for (int input : node.inputs()) {
            float[] from = value(x, input);
            int size = sum ? node.size() : inputSize(node, input);
            for (int s = 0; s < samples; s++) {
                if (sum) {
                    add(from, s * size, y, s * size, size);
                } else {
                    System.arraycopy(from, s * size, y, s * node.size() + first, size);
                }
            }
            first += size;
        }
    }

    /** Passes the gradient of a join on to its inputs. */
    private void spread(TrainableGraph.Node node, float[] dy, int samples) {
        boolean sum = node.join() instanceof Add;
        int first = 0;
        for (int input : node.inputs()) {
            int size = sum ? node.size() : inputSize(node, input);
            float[] target = input < 0 ? null : gradients[input];
            for (int s = 0; target != null && s < samples; s++) {
                int from = s * node.size() + (sum ? 0 : first);
                if (shared[input]) {
                    add(dy, from, target, s * size, size);
                } else {
                    System.arraycopy(dy, from, target, s * size, size);
                }
            }
            first += size;
        }
    }

    /** Values of one sample of an input of a concat; of the graph's own input, what the others leave. */
    private int inputSize(TrainableGraph.Node node, int input) {
        if (input >= 0) {
            return nodes.get(input).size();
        }
        int others = 0;
        int own = 0;
        for (int other : node.inputs()) {
            if (other >= 0) {
                others += nodes.get(other).size();
            } else {
                own++;
            }
        }
        return (node.size() - others) / own;
    }

    private float[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new float[length];
        }
        return scratch;
    }

    private static void add(float[] from, int at, float[] to, int target, int count) {
        for (int i = 0; i < count; i++) {
            to[target + i] += from[at + i];
        }
    }
}
