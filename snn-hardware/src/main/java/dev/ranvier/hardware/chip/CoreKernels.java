package dev.ranvier.hardware.chip;

import java.lang.reflect.InvocationTargetException;

/** The kernel of this Java machine: the one with vector instructions where their module is present, else plain Java. */
final class CoreKernels {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNEL = "dev.ranvier.hardware.chip.vector.VectorKernel";
    private static final CoreKernel BEST =
            ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent() ? vector() : plain();

    private CoreKernels() {}

    static CoreKernel best() {
        return BEST;
    }

    static CoreKernel plain() {
        return new PlainKernel();
    }

    /** The kernel that needs the vector module, by its name: no class here may depend on it. */
    private static CoreKernel vector() {
        try {
            return (CoreKernel) Class.forName(VECTOR_KERNEL).getConstructor().newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("the vector kernel is not as it was built", e);
        }
    }
}
