package dev.ranvier.core.engine.kernel;

import java.lang.reflect.InvocationTargetException;

/** Finds the vectorised kernels without naming their class at compile time, because they do not load everywhere. */
final class LoadedKernels {

    static final Kernels BEST = load();

    private LoadedKernels() {}

    private static Kernels load() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return new ScalarKernels();
        }
        try {
            return (Kernels) Class.forName("dev.ranvier.core.engine.kernel.VectorKernels")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (LinkageError
                | ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            return new ScalarKernels(); // a build without the class, or a module with another shape
        }
    }
}
