package dev.ranvier.hardware.mapping;

/** Decides where on the mesh each core lies. */
@FunctionalInterface
public interface Placer {

    /**
     * Places every core where one works, no two at one place.
     *
     * @param traffic who talks to whom; at most as many cores as the mesh has that work
     */
    Places place(Traffic traffic, Mesh mesh);
}
