package dev.ranvier.hardware.mapping;

/**
 * Where each core lies. Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param mesh the mesh
 * @param x {@code [core]}, column
 * @param y {@code [core]}, row
 */
public record Places(Mesh mesh, int[] x, int[] y) {}
