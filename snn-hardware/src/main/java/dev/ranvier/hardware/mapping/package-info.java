/**
 * From a clocked network of integer neurons to a chip program, in steps that can be replaced one by one: partition into
 * cores, axon types, placement on the mesh; and the runner that asks the mapped chip about samples.
 *
 * <p>Not mapped yet: neurons that need more than one target axon (they would need splitter neurons).
 */
package dev.ranvier.hardware.mapping;
