package dev.ranvier.hardware.chip;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the neurons of a {@code tn-case-1} core: arrays whose order the file itself states in {@code neuron_fields}.
 */
final class TnNeuronReader {

    private static final List<String> FIELDS = List.of(
            "index",
            "synapses_hex",
            "weights_by_axon_type",
            "leak",
            "alpha",
            "beta",
            "reset_R",
            "gamma",
            "V0",
            "dx",
            "dy",
            "dest_axon",
            "delay");
    private static final int TYPES = CoreLimits.TRUENORTH.axonTypes();

    private final int[] position = new int[FIELDS.size()]; // [field], where the file has it
    private final OutputPort port;

    TnNeuronReader(JsonPlace fields, OutputPort port) throws FormatException {
        this.port = port;
        Arrays.fill(position, -1);
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.element(i, "element " + i).text();
            int known = FIELDS.indexOf(field);
            if (known < 0) {
                throw fields.wrong("unknown field '" + field + "'; known are " + FIELDS);
            }
            if (position[known] >= 0) {
                throw fields.wrong("field '" + field + "' appears twice");
            }
            position[known] = i;
        }
        for (int field = 0; field < position.length; field++) {
            if (position[field] < 0) {
                throw fields.wrong("field '" + FIELDS.get(field) + "' is missing");
            }
        }
    }

    /** Reads the neurons in the order of the file and sets their synapses. */
    CoreNeurons read(JsonPlace core, JsonPlace list, int[] xy, Crossbar.Builder crossbar, int axons, int maxNeurons)
            throws FormatException {
        int size = list.size();
        int[] index = new int[size];
        int[][] weights = new int[TYPES][size];
        int[] leak = new int[size];
        int[] alpha = new int[size];
        int[] beta = new int[size];
        Reset[] reset = new Reset[size];
        int[] resetPotential = new int[size];
        int[] initial = new int[size];
        SpikeTargets.Kind[] kind = new SpikeTargets.Kind[size];
        int[] dx = new int[size];
        int[] dy = new int[size];
        int[] line = new int[size];
        int[] delay = new int[size];
        for (int n = 0; n < size; n++) {
            JsonPlace neuron = list.element(n, "neuron number " + n);
            neuron.requireSize(FIELDS.size());
            index[n] = field(neuron, "index").integer(0, maxNeurons - 1);
            neuron = core.key("neurons").element(n, "neuron " + index[n]);
            field(neuron, "synapses_hex").readAxons(crossbar, n, axons);
            JsonPlace byType = field(neuron, "weights_by_axon_type");
            byType.requireSize(TYPES);
            int[] weight = byType.integers();
            for (int type = 0; type < TYPES; type++) {
                weights[type][n] = weight[type];
            }
            leak[n] = field(neuron, "leak").integer();
            alpha[n] = field(neuron, "alpha").integer();
            beta[n] = field(neuron, "beta").integer();
            reset[n] = TnCaseFile.reset(field(neuron, "gamma"));
            resetPotential[n] = field(neuron, "reset_R").integer();
            initial[n] = field(neuron, "V0").integer();
            dx[n] = field(neuron, "dx").integer(-ChipProgram.MAX_REACH, ChipProgram.MAX_REACH);
            dy[n] = field(neuron, "dy").integer(-ChipProgram.MAX_REACH, ChipProgram.MAX_REACH);
            line[n] = field(neuron, "dest_axon").integer();
            delay[n] = field(neuron, "delay").integer();
            boolean toPort = xy[0] + dx[n] == port.x() && xy[1] + dy[n] == port.y();
            kind[n] = toPort ? SpikeTargets.Kind.OUTPUT : SpikeTargets.Kind.AXON;
        }
        boolean[] off = new boolean[size]; // the files know neither leak reversal nor saturation
        SpikeTargets targets = new SpikeTargets(kind, dx, dy, line, delay);
        return new CoreNeurons(index, weights, leak, off, alpha, beta, reset, resetPotential, off, initial, targets);
    }

    private JsonPlace field(JsonPlace neuron, String field) {
        return neuron.element(position[FIELDS.indexOf(field)], "key " + field);
    }
}
