package dev.ranvier.hardware.chip;

import java.lang.reflect.InvocationTargetException;

/** The kernel of this Java machine: the one with vector instructions where their module is present, else plain Java. */
final class CoreKernels {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNEL = "dev.ranvier.hardware.chip.VectorCoreKernel";
    private static final CoreKernel BEST = load();

    private CoreKernels() {}

    static CoreKernel best() {
        return BEST;
    }

    static CoreKernel plain() {
        return new PlainKernel();
    }

    private static CoreKernel load() {
        boolean present = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        return present ? vectorOrPlain() : plain();
    }

    /** The kernel that needs the vector module, by its name: it does not load everywhere. */
    static CoreKernel vectorOrPlain() {
        try {
            return (CoreKernel)
                    Class.forName(VECTOR_KERNEL).getDeclaredConstructor().newInstance();
        } catch (LinkageError
                | ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            return plain(); // a build without the class, or a module with another shape
        }
    }
}
