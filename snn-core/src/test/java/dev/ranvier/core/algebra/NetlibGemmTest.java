package dev.ranvier.core.algebra;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NetlibGemmTest extends GemmContract {

    private final Map<Integer, NetlibGemm> kernels = new HashMap<>();

    @Override
    Gemm gemm(int threads) {
        return kernels.computeIfAbsent(threads, NetlibGemm::new);
    }

    @AfterEach
    void closeKernels() {
        kernels.values().forEach(NetlibGemm::close);
    }

    @Test
    void namesLibraryVersionAndPath() {
        String description = gemm(1).description();
        assertTrue(description.matches("netlib JavaBLAS \\d+\\.\\d+\\.\\d+, (vector|scalar) path"), description);
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        int feature = Runtime.version().feature();
        if (!module || feature > 22) {
            assertTrue(description.contains("scalar"), description);
        } else if (feature == 17) {
            assertTrue(description.contains("vector"), description);
        }
    }

    @Test
    void leavesTheLoggerOfTheLibraryAsItWas() {
        gemm(1);
        assertEquals(
                null,
                Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder").getLevel());
    }

    @Test
    void refusesToWorkWithoutAThread() {
        assertThrows(IllegalArgumentException.class, () -> new NetlibGemm(0));
    }
}
