package eu.briefwissel.support;

import eu.briefwissel.tenant.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts rows of one tenant into a state that would take days to come about, and looks at them, past the application. */
public final class Planted {

    private Planted() {}

    /** Executes statements, all in the tenant's name. */
    public static void in(TestTenant tenant, String... statements) {
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            session.execute("select set_config('briefwissel.tenant', '" + tenant.id() + "', false)");
            for (String statement : statements) {
                session.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what a query finds, as text. */
    public static List<String> find(TestTenant tenant, String query) {
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            session.execute("select set_config('briefwissel.tenant', '" + tenant.id() + "', false)");
            List<String> found = new ArrayList<>();
            try (var rows = session.executeQuery(query)) {
                while (rows.next()) {
                    found.add(String.valueOf(rows.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message that was submitted over HTTP and worked on by nobody; its id. */
    public static String accepted(TestTenant tenant, String body) {
        return tenant.as(Role.SENDER)
                .contentType("application/json")
                .header("Idempotency-Key", "key-" + body.hashCode())
                .body(body)
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
