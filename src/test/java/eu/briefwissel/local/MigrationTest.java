package eu.briefwissel.local;

import static eu.briefwissel.local.OpenedPostgres.TEST_MIGRATION;
import static eu.briefwissel.local.OpenedPostgres.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    @TempDir
    Path directory;

    private OpenedPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        postgres = OpenedPostgres.in(directory);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void bringsTheSchemaOnceHoweverManyStartAtOnce() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Integer> migration = () -> {
            together.await();
            return Migration.run(postgres.server().database(), postgres.server().application(), TEST_MIGRATION);
        };

        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(migration);
            var second = threads.submit(migration);

            assertThat(first.get() + second.get()).isEqualTo(1);
        }
    }

    @Test
    void givesTheApplicationARoleThatOwnsNothingAndIsNobodyElse() throws Exception {
        postgres.migrated();

        try (var application = postgres.asApplication()) {
            assertThat(column(application, """
                            select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                            from pg_roles
                            where rolname = current_user
                            """)).containsExactly("f");
            assertThat(column(application, "select relname from pg_class where relowner = current_user::regrole"))
                    .isEmpty();
            assertThatThrownBy(() -> Sql.execute(application, "set role briefwissel_owner"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> Sql.execute(application, "create table own (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void keepsTheApplicationWithinItsTenant() throws Exception {
        postgres.migrated();

        try (var application = postgres.asApplication()) {
            Sql.execute(application, "set briefwissel.tenant = 'a'");
            Sql.execute(application, "insert into parcel values ('a', 'for a')");

            Sql.execute(application, "set briefwissel.tenant = 'b'");

            assertThat(column(application, "select content from parcel")).isEmpty();
            assertThatThrownBy(() -> Sql.execute(application, "insert into parcel values ('a', 'smuggled')"))
                    .hasMessageContaining("row-level security");
            Sql.execute(application, "set row_security = off");
            assertThatThrownBy(() -> column(application, "select content from parcel"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void refusesAnApplicationRoleThatStepsRoundRowLevelSecurity() throws Exception {
        postgres.migrated();
        try (var owner = postgres.asOwner()) {
            Sql.execute(owner, "alter role briefwissel_app createrole");
        }

        assertThatThrownBy(postgres::migrated)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("could step round row-level security");
    }

    @Test
    void refusesAnApplicationRoleThatMayBecomeTheOwner() throws Exception {
        try (var superuser = asSuperuser()) {
            Sql.execute(superuser, "create role briefwissel_app login");
            Sql.execute(superuser, "grant briefwissel_owner to briefwissel_app");
        }

        assertThatThrownBy(postgres::migrated)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("could step round row-level security");
    }

    @Test
    void followsAMasterKeyThatChanged() throws Exception {
        var before = ApplicationRole.derivedFrom(new byte[32]);
        var after = ApplicationRole.derivedFrom(new byte[] {1});
        Migration.run(postgres.server().database(), before, TEST_MIGRATION);

        Migration.run(postgres.server().database(), after, TEST_MIGRATION);

        try (var application = postgres.server().database().connect(after)) {
            assertThat(column(application, "select current_user")).containsExactly("briefwissel_app");
        }
        assertThatThrownBy(() -> postgres.server().database().connect(before).close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void saysThatTheOwnerMayNotMakeRoles() throws Exception {
        try (var superuser = asSuperuser()) {
            Sql.execute(superuser, "alter role briefwissel_owner nocreaterole");
        }

        assertThatThrownBy(postgres::migrated)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("give it createrole");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        var nowhere = Database.at("postgresql://owner:secret@127.0.0.1:1/briefwissel");

        assertThatThrownBy(() -> Migration.run(nowhere, postgres.server().application(), TEST_MIGRATION))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
    }

    private Connection asSuperuser() throws Exception {
        var passwords = ClusterPasswords.of(postgres.data(), true);
        return postgres.server().database().connect(passwords.superuser());
    }
}
