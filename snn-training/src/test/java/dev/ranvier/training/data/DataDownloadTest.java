package dev.ranvier.training.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Downloads from a server on this machine. */
class DataDownloadTest {

    private static final byte[] CONTENT = "0123456789".repeat(100).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final List<String> news = new ArrayList<>();
    private final List<String> ranges = new ArrayList<>();
    private HttpServer server;
    private byte[] served = CONTENT;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void downloadsOnceAndChecksTheHash() throws IOException {
        get(source("good"));
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("data.bin")));
        assertFalse(Files.exists(folder.resolve("data.bin.part")));
        get(source("good"));
        assertEquals("data.bin: already there", news.get(news.size() - 1));
        assertEquals(1, ranges.size());
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException {
        Files.write(folder.resolve("data.bin.part"), Arrays.copyOf(CONTENT, 300));
        get(source("good"));
        assertEquals(List.of("bytes=300-"), ranges);
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("data.bin")));
    }

    @Test
    void triesTheNextMirror() throws IOException {
        get(source("none", "good"));
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("data.bin")));
        assertTrue(news.get(0).contains("the server answers 404"), news.toString());
    }

    @Test
    void refusesAnotherContent() throws IOException {
        served = new byte[CONTENT.length];
        String message =
                assertThrows(DownloadException.class, () -> get(source("good"))).getMessage();
        assertTrue(message.contains("expected 1000 with"), message);
        assertFalse(Files.exists(folder.resolve("data.bin")));
        assertFalse(Files.exists(folder.resolve("data.bin.part")));
    }

    @Test
    void saysPlainlyThatThereIsNoNetwork() {
        int port = server.getAddress().getPort();
        server.stop(0);
        DataSource dead = new DataSource(
                "data",
                List.of("http://127.0.0.1:" + port + "/good/"),
                source("good").files());
        String message = assertThrows(DownloadException.class, () -> get(dead)).getMessage();
        assertTrue(message.contains("no connection; there is no network, or it is blocked"), message);
        assertTrue(message.contains("copy the files into the folder by hand"), message);
    }

    private void get(DataSource source) throws IOException {
        new DataDownload(news::add).get(source, folder);
    }

    private DataSource source(String... paths) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        List<String> mirrors =
                Arrays.stream(paths).map(path -> base + path + "/").toList();
        var digest = Sha256.start();
        digest.update(CONTENT);
        return new DataSource(
                "data", mirrors, List.of(new DataSource.Item("data.bin", CONTENT.length, Sha256.finish(digest))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add("" + range);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        byte[] rest = Arrays.copyOfRange(served, from, served.length);
        exchange.sendResponseHeaders(range == null ? 200 : 206, rest.length);
        exchange.getResponseBody().write(rest);
        exchange.close();
    }
}
