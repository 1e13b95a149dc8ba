/**
 * The innermost loops of the engines: {@link dev.ranvier.core.engine.kernel.Kernels} move neurons in single precision, {@link
 * dev.ranvier.core.engine.kernel.RowKernels} add rows of weights. {@code best} gives the vectorised ones where the Java
 * runtime has its vector module, else plain loops; both do the same operations in the same order on every element, so they
 * give the same bits.
 */
package dev.ranvier.core.engine.kernel;
