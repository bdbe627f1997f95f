package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search costs grows with what it finds: each goes by an index, and reads no partition from end to end. */
@QuarkusTest
class MessageSearchTest {

    @Inject
    TestTenants tenants;

    @ParameterizedTest
    @CsvSource({"reference, reference", "recipient, recipient", "status, status"})
    void goesByAnIndex(String by, String index) throws SQLException {
        Planted.accepted(tenants.fresh(), Submissions.plain());
        String statement = switch (by) {
            case "reference" -> MessageSearch.BY_REFERENCE.replace("$8", "'Z-1'");
            case "recipient" -> MessageSearch.BY_RECIPIENT.replace("$8", "decode(repeat('00', 32), 'hex')");
            default -> MessageSearch.BY_STATUS;
        };

        List<String> plan = plan(statement
                .replace("$1", "'t'")
                .replace("$2", "'00000000-0000-0000-0000-000000000000'::uuid")
                .replace("$3", "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid")
                .replace("$4", "date '2020-01-01'")
                .replace("$5", "date '2100-01-01'")
                .replace("$6", "'{held,resolved}'")
                .replace("$7", "50"));

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("_" + index));
        assertThat(plan).as("and by its first column").anyMatch(line -> line.contains("Index Cond: ((tenant = 't'"));
    }

    /** Small as tables are here, reading all of them would be quicker: what is asked is whether it has to be done. */
    private static List<String> plan(String statement) throws SQLException {
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            session.execute("set enable_seqscan = off");
            List<String> lines = new ArrayList<>();
            try (var rows = session.executeQuery("explain " + statement)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }
}
