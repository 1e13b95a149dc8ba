package dev.ranvier.core.engine.kernel;

import java.lang.reflect.InvocationTargetException;

/** Finds the vectorised kernels without naming their classes at compile time, because they do not load everywhere. */
final class LoadedKernels {

    static final Kernels BEST = load("VectorKernels", Kernels.class, new ScalarKernels());
    static final RowKernels BEST_ROWS = load("VectorRowKernels", RowKernels.class, new ScalarRowKernels());

    private LoadedKernels() {}

    private static <K> K load(String name, Class<K> kind, K plain) {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return plain;
        }
        try {
            return kind.cast(Class.forName(LoadedKernels.class.getPackageName() + "." + name)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (LinkageError
                | ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            return plain; // a build without the class, or a module with another shape
        }
    }
}
