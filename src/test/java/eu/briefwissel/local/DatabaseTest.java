package eu.briefwissel.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @Test
    void readsAUrlWithAllItsParts() {
        var database = Database.at("postgresql://own%40er:p%3Aa%2Fs+s@db.example.org:6432/letters?sslmode=require");

        assertThat(database.owner()).isEqualTo(new Login("own@er", "p:a/s+s"));
        assertThat(database.reactiveUrl()).isEqualTo("postgresql://db.example.org:6432/letters?sslmode=require");
    }

    @Test
    void takesTheUsualPortWhereNoneIsNamed() {
        assertThat(Database.at("postgres://owner:secret@[::1]/letters").reactiveUrl())
                .isEqualTo("postgresql://[::1]:5432/letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/letters",
                "postgresql://db/letters",
                "postgresql://owner@db/letters",
                "postgresql://owner:geheim@db",
                "postgresql://owner:geheim@db/",
                "postgresql://owner:geheim@/letters",
                "postgresql://owner:ge heim@db/letters"
            })
    void refusesAUrlThatLacksAPartWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> Database.at(url))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("postgresql://user:password@host:port/database")
                .hasMessageNotContaining("heim");
    }

    @Test
    void printsNoPassword() {
        assertThat(Database.at("postgresql://owner:geheim@db/letters").toString())
                .doesNotContain("geheim");
    }
}
