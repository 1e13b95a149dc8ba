package dev.ranvier.training.data;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Reference: the original MNIST files, which are not part of the repository. */
class FullMnistTest {

    @Test
    void readsTheOriginalFiles() throws IOException {
        String shared = System.getProperty("ranvier.shared", System.getenv("RANVIER_SHARED"));
        assumeTrue(shared != null, "RANVIER_SHARED is not set: it names the folder that holds data/mnist");
        Dataset mnist = IdxFolder.load(Path.of(shared, "data", "mnist"));
        assertEquals("mnist", mnist.name());
        assertEquals(60_000, mnist.train().size());
        assertEquals(10_000, mnist.test().size());
        // the first labels of the original files, as in every tutorial
        assertEquals(5, mnist.train().label(0));
        assertEquals(7, mnist.test().label(0));
        // zcat train-images* train-labels* t10k-images* t10k-labels* | sha256sum
        assertEquals("b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a", mnist.sha256());
    }
}
