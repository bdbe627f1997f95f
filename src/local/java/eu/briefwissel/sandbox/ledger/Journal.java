package eu.briefwissel.sandbox.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only journal: one JSON object a line. A line is handed to the operating system before the call that wrote it is answered, so
 * it outlives the process; nothing is forced to disk, so it may not outlive the machine. In memory it keeps nothing.
 *
 * @param <T> what a line holds
 */
public final class Journal<T> implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Class<T> type;
    private final @Nullable Path file;
    private final @Nullable FileChannel channel;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private Journal(Class<T> type, @Nullable Path file, @Nullable FileChannel channel) {
        this.type = type;
        this.file = file;
        this.channel = channel;
    }

    /** Opens the named journal in a directory, or one that keeps nothing where there is no directory. */
    public static <T> Journal<T> open(Class<T> type, @Nullable Path directory, String name) throws IOException {
        if (directory == null) {
            return new Journal<>(type, null, null);
        }
        var file = Files.createDirectories(directory).resolve(name);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        var journal = new Journal<>(type, file, channel);
        if (channel.size() > 0) {
            journal.write("\n"); // closes a line that a crash tore; an empty line is skipped when read
        }
        return journal;
    }

    /** Reads all lines in the order written; a torn one is skipped. */
    public void replay(Consumer<T> reader) throws IOException {
        if (file == null) {
            return;
        }
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> parse(line).ifPresent(reader));
        }
    }

    /** Appends one line. */
    public void append(T line) {
        if (channel == null) {
            return;
        }
        try {
            write(JSON.writeValueAsString(line) + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException("the sandbox cannot write its journal", broken);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private void write(String text) throws IOException {
        if (channel == null) {
            return;
        }
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        oneAtATime.lock();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private Optional<T> parse(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(line, type));
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }
}
