package eu.briefwissel.sandbox.wire;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call that came in, its body read whole. */
public final class Call {
    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Headers headers;
    private final byte[] body;

    Call(String method, URI uri, Headers headers, byte[] body) {
        this.method = method;
        this.path = uri.getPath();
        this.query = parse(uri.getRawQuery());
        this.headers = headers;
        this.body = body;
    }

    /** The path without its query. */
    public String path() {
        return path;
    }

    /** The URL that was called, without its query, as its caller wrote it. */
    public String url() {
        return "http://" + header("Host").orElse("") + path;
    }

    /** The last segment of the path. */
    public String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The segment before the last of the path. */
    public String segmentBeforeLast() {
        var segments = path.split("/", -1);
        return segments.length < 2 ? "" : segments[segments.length - 2];
    }

    /** All values of a parameter of the query, in the order written; none where it is absent. */
    public List<String> query(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** The exact bytes of the body; not a copy. */
    public byte[] body() {
        return body;
    }

    /** The first value of a header, in whatever case it was written. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** Whether the body is declared to be of this media type, parameters aside. */
    public boolean hasMediaType(String type) {
        var declared = header("Content-Type").orElse("");
        var end = declared.indexOf(';');
        return (end < 0 ? declared : declared.substring(0, end)).strip().equalsIgnoreCase(type);
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + body.length + " bytes)";
    }

    private static Map<String, List<String>> parse(@Nullable String query) {
        var values = new HashMap<String, List<String>>();
        for (var pair : query == null ? new String[0] : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            values.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(pair.substring(equals + 1)));
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
