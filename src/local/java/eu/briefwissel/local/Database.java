package eu.briefwissel.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL database and the role that owns it.
 *
 * @param address what stands after the scheme in a URL: {@code host:port/name}, with {@code ?sslmode=…} where given
 */
public record Database(String address, Login owner) {

    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code postgresql://user:password@host:port/name?options} (the port may be left out; user and password
     * percent-encoded as in RFC 3986).
     *
     * @throws StartRefused where a part is missing; the sentence never repeats the URL, which holds a password
     */
    public static Database at(String url) {
        URI uri = parse(url);
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        boolean named = uri.getRawPath() != null && uri.getRawPath().length() > 1;
        if (!postgres || uri.getHost() == null || login.length != 2 || !named) {
            throw unreadable(null);
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Database(
                uri.getHost() + ":" + port + uri.getRawPath() + options, new Login(decode(login[0]), decode(login[1])));
    }

    /** For {@code quarkus.datasource.reactive.url}; the login is given apart. */
    public String reactiveUrl() {
        return "postgresql://" + address;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + address;
    }

    Connection connect(Login login) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        return source.getConnection(login.user(), login.password());
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw unreadable(e.getReason());
        }
    }

    private static StartRefused unreadable(@Nullable String reason) {
        return new StartRefused("BRIEFWISSEL_DATABASE_URL must read postgresql://user:password@host:port/database"
                + (reason == null ? "." : " (" + reason + ")."));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
