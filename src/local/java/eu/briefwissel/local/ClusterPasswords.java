package eu.briefwissel.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The logins of an embedded PostgreSQL, with passwords drawn once and kept in a file that only its owner reads. */
record ClusterPasswords(Login superuser, Login owner, Login application) {

    private static final int PASSWORD_BYTES = 24;

    /** @throws StartRefused where there is a cluster but its passwords are gone */
    static ClusterPasswords of(DataDirectory data, boolean clusterExists) throws IOException {
        Path file = data.path().resolve("postgres-passwords.properties");
        if (!Files.exists(file)) {
            if (clusterExists) {
                throw new StartRefused(
                        "The file " + file + " is missing; put it back, the database opens with it only.");
            }
            PrivateFile.write(file, drawn().getBytes(StandardCharsets.US_ASCII));
        }
        var known = new Properties();
        known.load(new StringReader(Files.readString(file)));
        return new ClusterPasswords(
                login(known, "postgres"), login(known, "briefwissel_owner"), login(known, ApplicationRole.NAME));
    }

    private static Login login(Properties known, String user) {
        String password = known.getProperty(user);
        if (password == null) {
            throw new StartRefused("postgres-passwords.properties in the data directory names no password for " + user
                    + "; put back the file the database was made with.");
        }
        return new Login(user, password);
    }

    private static String drawn() {
        var lines = new StringBuilder();
        for (String user : new String[] {"postgres", "briefwissel_owner", ApplicationRole.NAME}) {
            var password = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(password);
            lines.append(user)
                    .append('=')
                    .append(Base64.getUrlEncoder().encodeToString(password))
                    .append('\n');
        }
        return lines.toString();
    }
}
