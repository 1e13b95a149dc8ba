package dev.ranvier.examples.cli;

import picocli.CommandLine.Command;

/** {@code ranvier chip}: what can be done with a program for the chip. */
@Command(
        name = "chip",
        mixinStandardHelpOptions = true,
        description = "Work with programs for the chip.",
        subcommands = {ChipRunCommand.class, ChipVerifyCommand.class, ChipExampleCommand.class})
final class ChipCommand {}
