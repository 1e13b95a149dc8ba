package dev.ranvier.training.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Downloads a public data set into a folder. A file that is there with the right hash is left alone; one that was interrupted is
 * gone on with; a content with another hash is refused and removed. Nothing but {@code ranvier data get} calls this: training
 * and conversion never touch the network.
 */
public final class DataDownload {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final String UNFINISHED = ".part";

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final Consumer<String> news;

    /** @param news takes one line at a time about what is done */
    public DataDownload(Consumer<String> news) {
        this.news = news;
    }

    /**
     * Makes sure that all files of a data set are in a folder.
     *
     * @param folder is made if it is not there
     * @throws DownloadException if a file cannot be had from any mirror; what was downloaded of it is kept for the next time
     * @throws IOException if a file cannot be written
     */
    public void get(DataSource source, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (DataSource.Item item : source.files()) {
            Path file = folder.resolve(item.name());
            if (Files.exists(file) && hash(file).equals(item.sha256())) {
                news.accept(item.name() + ": already there");
            } else {
                get(source, item, file);
            }
        }
    }

    private void get(DataSource source, DataSource.Item item, Path file) throws IOException {
        DownloadException last = null;
        for (String mirror : source.mirrors()) {
            try {
                get(mirror + item.name(), item, file);
                return;
            } catch (DownloadException e) {
                news.accept(e.getMessage());
                last = e;
            }
        }
        throw new DownloadException(
                "data set " + source.name() + ": " + item.name() + " cannot be had from any of "
                        + source.mirrors().size() + " mirrors. Last reason: "
                        + (last == null ? "there are none" : last.getMessage())
                        + ". Without a network, copy the files into the folder by hand.",
                last);
    }

    private void get(String address, DataSource.Item item, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + UNFINISHED);
        long have = Files.exists(part) ? Files.size(part) : 0;
        if (have >= item.bytes()) {
            Files.deleteIfExists(part);
            have = 0;
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> response = send(address, request.build());
        try (InputStream in = response.body()) {
            if (response.statusCode() != OK && response.statusCode() != PARTIAL) {
                throw new DownloadException(address + ": the server answers " + response.statusCode(), null);
            }
            boolean goesOn = response.statusCode() == PARTIAL;
            news.accept(item.name() + (goesOn ? ": going on at byte " + have : ": downloading") + " from " + address);
            try (OutputStream out = Files.newOutputStream(
                    part,
                    StandardOpenOption.CREATE,
                    goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw new DownloadException(address + ": interrupted (" + e.getMessage() + ")", e);
            }
        }
        String hash = hash(part);
        if (!hash.equals(item.sha256())) {
            long bytes = Files.size(part);
            if (bytes >= item.bytes()) {
                Files.delete(part);
            }
            throw new DownloadException(
                    address + ": " + bytes + " bytes with SHA-256 " + hash + ", expected " + item.bytes() + " with "
                            + item.sha256(),
                    null);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private HttpResponse<InputStream> send(String address, HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException | UnknownHostException | HttpTimeoutException | UnresolvedAddressException e) {
            throw new DownloadException(address + ": no connection; there is no network, or it is blocked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException(address + ": interrupted", e);
        } catch (IOException e) {
            throw new DownloadException(address + ": " + e.getMessage(), e);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.finish(digest);
    }
}
