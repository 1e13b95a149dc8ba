/**
 * Dense linear algebra: {@link dev.ranvier.core.algebra.Gemm} is the one seam through which every dense product goes, and
 * {@link dev.ranvier.core.algebra.NetlibGemm} what stands behind it. Matrices are plain row-major {@code float} arrays.
 */
package dev.ranvier.core.algebra;
