package eu.briefwissel.local;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** A database role and its password; never prints the password. */
public record Login(String user, String password) {

    /** Makes this the role's password. Only its SCRAM verifier (RFC 5802) goes over the wire, so no log can hold it. */
    void setBy(Connection administrator) throws SQLException {
        administrator.unwrap(PGConnection.class).alterUserPassword(user, password.toCharArray(), "scram-sha-256");
    }

    @Override
    public String toString() {
        return "Login[user=" + user + ", password=redacted]";
    }
}
