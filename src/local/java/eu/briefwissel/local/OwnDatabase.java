package eu.briefwissel.local;

import java.sql.Connection;
import java.sql.SQLException;

/** The database of an embedded PostgreSQL and the role that owns it, made by its superuser, who does nothing else. */
final class OwnDatabase {

    static final String NAME = "briefwissel";

    private OwnDatabase() {}

    /** May be repeated: what an interrupted first start left out is made up for. */
    static void ensure(Database server, Login owner) throws SQLException {
        try (Connection superuser = server.connect(server.owner())) {
            if (!Sql.finds(superuser, "select from pg_roles where rolname = ?", owner.user())) {
                // It makes the application's role itself, as the owner of an external database does.
                Sql.execute(superuser, "create role briefwissel_owner login createrole nosuperuser nobypassrls");
            }
            if (!Sql.finds(superuser, "select from pg_database where datname = ?", NAME)) {
                owner.setBy(superuser);
                Sql.execute(superuser, "create database briefwissel owner briefwissel_owner");
            }
        }
    }
}
