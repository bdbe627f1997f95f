package eu.briefwissel.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The role the application uses: it logs in, owns nothing and cannot step round row-level security. Made before the
 * schema, so that migrations can grant to it.
 */
public final class ApplicationRole {

    /** Migrations grant to this name. */
    public static final String NAME = "briefwissel_app";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String INVALID_AUTHORIZATION = "28"; // the class of 28000 and 28P01

    /** One at a time, to the end of the transaction; the number is only ours. */
    private static final String ALONE = "select pg_advisory_xact_lock(7236840151)";

    private static final String CREATE = """
            create role briefwissel_app
            login nosuperuser nobypassrls nocreaterole nocreatedb
            """;

    /** By attribute, by making itself a role, or by becoming the owner of the tables. */
    private static final String STEPS_ROUND_ROW_LEVEL_SECURITY = """
            select
            from pg_roles
            where rolname = ?
              and (rolsuper or rolbypassrls or rolcreaterole or pg_has_role(rolname, current_user, 'member'))
            """;

    private ApplicationRole() {}

    /**
     * The login at an external PostgreSQL. The password is HMAC-SHA256 of the role's name under the master key, so that
     * all processes with that key agree without sharing a file.
     */
    public static Login derivedFrom(byte[] masterKey) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(masterKey, "HmacSHA256"));
            byte[] tag = mac.doFinal(("database password of " + NAME).getBytes(StandardCharsets.UTF_8));
            return new Login(NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(tag));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }

    /**
     * Makes the role, or gives it this password; may be repeated, also twice at once.
     *
     * @throws StartRefused where the owner may not make roles, or where the role could step round row-level security
     */
    static void ensure(Database database, Login application) throws SQLException {
        try (Connection owner = database.connect(database.owner())) {
            owner.setAutoCommit(false);
            Sql.execute(owner, ALONE);
            if (!Sql.finds(owner, "select from pg_roles where rolname = ?", application.user())) {
                Sql.execute(owner, CREATE);
            }
            refuseTooStrong(owner, application);
            if (!logsIn(database, application)) {
                application.setBy(owner);
            }
            owner.commit();
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw mayNot(database.owner(), e);
            }
            throw e;
        }
    }

    private static void refuseTooStrong(Connection owner, Login application) throws SQLException {
        if (Sql.finds(owner, STEPS_ROUND_ROW_LEVEL_SECURITY, application.user())) {
            throw new StartRefused("The role " + NAME + " could step round row-level security: it is a superuser, has"
                    + " bypassrls or createrole, or is a member of the owner; take that from it.");
        }
    }

    /** Asked first: an unchanged password is not written again at each start. */
    private static boolean logsIn(Database database, Login application) throws SQLException {
        try (Connection _ = database.connect(application)) {
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(INVALID_AUTHORIZATION)) {
                return false;
            }
            throw e;
        }
    }

    private static StartRefused mayNot(Login owner, SQLException cause) {
        return new StartRefused(
                "The database role " + owner.user() + " may not make or change the role " + NAME
                        + "; give it createrole (alter role … createrole), and admin of " + NAME
                        + " where that exists.",
                cause);
    }
}
