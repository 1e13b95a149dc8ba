package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.ActionCounts;
import java.util.List;

/**
 * What a machine does for one layer and a whole batch.
 *
 * @param cycles clock cycles
 * @param counts what each part does; static power is added by {@link Accelerator#run}
 * @param activeElements processing elements that the mapping gives work, at most all of them
 * @param limitedBy resource that limits the cycles
 * @param notes what the user must know about this layer; may be empty
 */
public record LayerCounts(
        long cycles, ActionCounts counts, double activeElements, String limitedBy, List<String> notes) {

    /** The same, done several times one after the other. */
    LayerCounts times(int repetitions) {
        return new LayerCounts(
                Math.multiplyExact(cycles, repetitions), counts.scale(repetitions), activeElements, limitedBy, notes);
    }
}
