package dev.ranvier.hardware.mapping;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.KernelConnectivity;

/** The synapses of a convolution one by one, by target, as {@link KernelConnectivity} defines them. */
final class KernelSynapses {

    private final KernelConnectivity kernels;
    private final Shape input;
    private final Shape output;

    KernelSynapses(KernelConnectivity kernels) {
        this.kernels = kernels;
        input = kernels.input();
        output = kernels.output();
    }

    void forEach(Synapses.Visitor visitor) {
        for (int channel = 0; channel < output.channels(); channel++) {
            for (int row = 0; row < output.height(); row++) {
                for (int column = 0; column < output.width(); column++) {
                    into(channel, row, column, visitor);
                }
            }
        }
    }

    private void into(int channel, int row, int column, Synapses.Visitor visitor) {
        Window window = kernels.window();
        int ofGroup = input.channels() / kernels.groups();
        int firstChannel = channel / (output.channels() / kernels.groups()) * ofGroup;
        int target = (channel * output.height() + row) * output.width() + column;
        for (int c = 0; c < ofGroup; c++) {
            for (int i = 0; i < window.height(); i++) {
                int y = row * window.strideY() - window.padTop() + i * window.dilationY();
                for (int j = 0; j < window.width() && y >= 0 && y < input.height(); j++) {
                    int x = column * window.strideX() - window.padLeft() + j * window.dilationX();
                    float weight =
                            kernels.weights()[((channel * ofGroup + c) * window.height() + i) * window.width() + j];
                    if (x >= 0 && x < input.width() && weight != 0) {
                        visitor.synapse(((firstChannel + c) * input.height() + y) * input.width() + x, target, weight);
                    }
                }
            }
        }
    }
}
