package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.StudyResult.Machine;
import java.util.Locale;

/** A machine's result as a line to read. */
final class MachineLines {

    private MachineLines() {}

    static String of(Machine machine) {
        return String.format(
                Locale.ROOT,
                "%s: accuracy %.2f %%, %.4g us and %.4g uJ an image (%s)",
                machine.name(),
                100 * machine.accuracy(),
                machine.latencyMicroseconds(),
                machine.energyPerSampleNanojoules() / 1000,
                machine.network());
    }
}
