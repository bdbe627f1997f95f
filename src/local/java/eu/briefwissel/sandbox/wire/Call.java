package eu.briefwissel.sandbox.wire;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/** One call that came in, its body read whole. */
public final class Call {
    private final String method;
    private final String path;
    private final Headers headers;
    private final byte[] body;

    Call(String method, String path, Headers headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    /** The path without its query. */
    public String path() {
        return path;
    }

    /** The last segment of the path. */
    public String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
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
}
