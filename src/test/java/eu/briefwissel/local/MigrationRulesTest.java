package eu.briefwissel.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Migrations expand: the version before must run on them. What takes something away says, right above the statement, which
 * version was the last to use it: {@code -- contract: last used by V3}.
 */
class MigrationRulesTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    private static final Pattern MARKER = Pattern.compile("(?m)^-- contract: last used by V(\\d+)\\b");
    /** A check of the same name in place of the one before, in one statement: no row that the version before writes may break it. */
    private static final Pattern WIDER =
            Pattern.compile("(?s)-- expand: takes more than the check before\\n\\s*alter table (\\w+)\\s+"
                    + "drop constraint (\\w+),\\s*add constraint \\2\\s+check [^;]*");

    private static final Pattern BODY = Pattern.compile("(?s)\\$(\\w*)\\$.*?\\$\\1\\$");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__[a-z_]+\\.sql");

    private static final List<Pattern> TAKES_AWAY = Stream.of(
                    "\\bdrop (table|column|function|view|schema|type|policy)\\b",
                    "\\balter table .*\\bdrop (?!constraint|not null|default|expression)\\w",
                    "\\brename\\b",
                    "\\balter (column )?\\w+ (set data )?type\\b",
                    "\\bset not null\\b",
                    "\\badd (column )?(?!constraint)\\w+ [^,;]*\\bnot null\\b(?![^,;]*\\bdefault\\b)",
                    "\\badd (constraint \\w+ )?(check|unique|foreign|exclude|primary)\\b",
                    "\\bcreate unique index\\b",
                    "\\brevoke (?!all on function)\\w",
                    "\\btruncate\\b")
            .map(Pattern::compile)
            .toList();

    static Stream<Path> migrationsAfterTheFirst() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> version(file) > 1).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("migrationsAfterTheFirst")
    void everyMigrationLeavesTheVersionBeforeWhatItUses(Path migration) throws IOException {
        assertThat(taken(Files.readString(migration), version(migration))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table message drop column reference;",
                "alter table message drop reference;",
                "drop table receipt;",
                "alter table message rename column reference to sender_reference;",
                "alter table message alter column reference type varchar(50);",
                "alter table message alter column unread_after set not null;",
                "alter table message add column region text not null;",
                "alter table message add region text not null;",
                "alter table message add check (length(reference) < 50);",
                "alter table work drop constraint c, add constraint c check (x > 1);",
                "-- expand: takes more than the check before\nalter table work add constraint c check (x > 1);",
                "-- expand: takes more than the check before\nalter table work drop constraint c, add constraint d check (x > 1);",
                "create unique index on message (month, reference);",
                "revoke insert on message from briefwissel_app;",
                "-- contract: last used by V8\nalter table message drop column reference;"
            })
    void findsWhatTakesSomethingAway(String migration) {
        assertThat(taken(migration, 9)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table message add column region text;",
                "alter table message add column region text not null default 'eu';",
                "create table region (name text not null, code text not null primary key);",
                "create or replace function f() returns void language plpgsql as $$ begin drop table x; end $$;",
                "-- rename is what this does not do\nselect 1;",
                "-- contract: last used by V7\nalter table message drop column reference;",
                "-- expand: takes more than the check before\nalter table work\n drop constraint c,\n add constraint c check (x > 1) not valid;"
            })
    void letsPassWhatAddsAndWhatNobodyUsesAnyMore(String migration) {
        assertThat(taken(migration, 9)).isEmpty();
    }

    @Test
    void everyFileIsAMigrationWithItsNumber() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(VERSION.asMatchPredicate());
        }
    }

    /** The statements that take something away which the version before may use. */
    private static List<String> taken(String migration, int version) {
        return Stream.of(BODY.matcher(migration).replaceAll("'body'").split(";"))
                .filter(statement -> takesAway(COMMENT.matcher(statement).replaceAll("")))
                .filter(statement -> !isUnused(statement, version))
                .filter(statement -> !WIDER.matcher(statement.strip()).find())
                .toList();
    }

    private static boolean takesAway(String statement) {
        String oneLine = statement.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return TAKES_AWAY.stream().anyMatch(pattern -> pattern.matcher(oneLine).find());
    }

    /** The last to use it came before the version before, which still runs. */
    private static boolean isUnused(String statement, int version) {
        Matcher marker = MARKER.matcher(statement);
        return marker.find() && Integer.parseInt(marker.group(1)) < version - 1;
    }

    private static int version(Path migration) {
        Matcher name = VERSION.matcher(migration.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }
}
