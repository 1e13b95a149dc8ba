package dev.ranvier.core.algebra;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Runs with {@code -Popenblas} only. */
class OpenBlasGemmTest extends GemmContract {

    private final Map<Integer, BandedGemm> kernels = new HashMap<>();

    @BeforeAll
    static void requireLibrary() {
        try (BandedGemm fastest = BandedGemm.fastest(1)) {
            Assumptions.assumeTrue(
                    fastest instanceof OpenBlasGemm, "OpenBLAS is not on the class path; build with -Popenblas");
        }
    }

    @Override
    Gemm gemm(int threads) {
        return kernels.computeIfAbsent(threads, OpenBlasGemm::new);
    }

    @AfterEach
    void closeKernels() {
        kernels.values().forEach(BandedGemm::close);
    }

    @Test
    void namesItself() {
        assertTrue(gemm(1).description().contains("OpenBLAS"), gemm(1).description());
    }
}
