/** The command line {@code ranvier}: parses, calls the rooms, prints, and turns failures into one line and an exit code. */
package dev.ranvier.examples.cli;
