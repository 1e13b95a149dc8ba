package dev.ranvier.examples.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where a result comes from. Mathematical functions and vector widths differ between machines, and so may the last bits of
 * trained weights; on the same machine and Java the same seed and settings give the same result.
 *
 * @param dataSha256 hash of the data set
 * @param seed the seed that everything random was split from
 * @param ranvierVersion version of this program
 * @param javaVersion version of the Java machine
 * @param javaVendor its vendor
 * @param os operating system and architecture
 * @param cpu model of the processor, as far as the system tells
 * @param gemm what computed the dense products
 * @param settings all settings of the study by name
 */
public record Provenance(
        String dataSha256,
        long seed,
        String ranvierVersion,
        String javaVersion,
        String javaVendor,
        String os,
        String cpu,
        String gemm,
        Map<String, Object> settings) {

    private static final Path LINUX_CPU = Path.of("/proc/cpuinfo");

    /** Describes this machine and build. */
    public static Provenance ofThisMachine(String dataSha256, long seed, String gemm, Map<String, Object> settings) {
        return new Provenance(
                dataSha256,
                seed,
                ranvierVersionOfThisBuild(),
                System.getProperty("java.runtime.version", System.getProperty("java.version")),
                System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                cpuModel(),
                gemm,
                settings);
    }

    /** Version of this program. */
    public static String ranvierVersionOfThisBuild() {
        try (InputStream in = Provenance.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("the version of this build cannot be read; was it packed wrongly?", e);
        }
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(LINUX_CPU, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return System.getProperty("os.arch"); // not Linux: the architecture is all that Java knows
        }
    }
}
