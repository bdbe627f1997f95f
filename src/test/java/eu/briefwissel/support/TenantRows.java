package eu.briefwissel.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at one tenant's rows, and damages them, as their owner could: past the application. */
public final class TenantRows {

    private final String tenant;

    public TenantRows(String tenant) {
        this.tenant = tenant;
    }

    private interface Work<T extends @Nullable Object> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** The first column of the first row; null where there is none. */
    public @Nullable String text(String query, UUID id) {
        return in(query, id, statement -> {
            try (var found = statement.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        });
    }

    /** Changes at least one row, and commits. */
    public void change(String statement, UUID id) {
        int changed = in(statement, id, PreparedStatement::executeUpdate);
        if (changed == 0) {
            throw new AssertionError("changed nothing: " + statement);
        }
    }

    /** Nothing is left to be done about any of the tenant's deliveries. */
    public void forgetWork() {
        in("delete from work where delivery <> ?", UUID.randomUUID(), PreparedStatement::executeUpdate);
    }

    private <T extends @Nullable Object> T in(String sql, UUID id, Work<T> work) {
        try (Connection owner = TestDatabase.asOwner()) {
            owner.setAutoCommit(false);
            try (var session = owner.prepareStatement("select set_config('briefwissel.tenant', ?, true)")) {
                session.setString(1, tenant);
                session.execute();
            }
            try (var statement = owner.prepareStatement(sql)) {
                statement.setObject(1, id);
                T result = work.with(statement);
                owner.commit();
                return result;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
