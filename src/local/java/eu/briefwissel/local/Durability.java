package eu.briefwissel.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What "committed" rests on: PostgreSQL has written it to disk before it says so. */
final class Durability {

    private static final String SWITCHED_OFF = """
            select name
            from pg_settings
            where name in ('fsync', 'synchronous_commit', 'full_page_writes')
              and setting <> 'on'
            order by name
            """;

    private Durability() {}

    /**
     * Asks the running server, as the connected role sees it: {@code alter system}, {@code alter database} and
     * {@code alter role} all go before the file of settings.
     *
     * @throws StartRefused where a promise of storage would not be kept
     */
    static void require(Connection connection) throws SQLException {
        List<String> off = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SWITCHED_OFF)) {
            while (rows.next()) {
                off.add(rows.getString(1));
            }
        }
        if (!off.isEmpty()) {
            throw new StartRefused("PostgreSQL would lose what it has confirmed, for "
                    + String.join(", ", off) + " is not on; switch it on (alter system reset all undoes"
                    + " settings of your own).");
        }
    }
}
