package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchXmlTest {

    private static final String SCHEMA = "GLOBEBatchRequest.xsd";
    private static final String OIN = "00000001234567890000";
    private static final Instant MADE = Instant.parse("2026-11-30T10:00:00.123456Z");
    private static final UUID BATCH = UUID.fromString("11111111-1111-4111-8111-111111111111");

    @Test
    void writesEveryElementInTheOrderOfTheSchema() {
        GlobeLetter letter = new GlobeLetter(
                UUID.fromString("22222222-2222-4222-8222-222222222222"),
                "BESLUIT",
                "Besluit <op> uw & aanvraag",
                Optional.of("Eerste regel\\r\\nTweede"),
                Optional.of("Z-1"),
                "999993653",
                Optional.of(MADE.plus(Duration.ofDays(13))),
                List.of(new GlobeLetter.File("besluit", new byte[] {1, 2, 3}), new GlobeLetter.File("b", new byte[] {4
                })));

        byte[] xml = BatchXml.of(new GlobeBatch(BATCH, MADE, OIN, List.of(letter)));

        GlobeSchemas.validate(SCHEMA, xml);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                + "<Berichten xmlns=\"http://schemas.rdw.nl/GEB/BerichtVerwerkService/Types/2009/01\">"
                                + "<BatchInformatie><BatchID>11111111-1111-4111-8111-111111111111</BatchID>"
                                + "<AanmaakDatum>2026-11-30T10:00:00Z</AanmaakDatum>"
                                + "<BerichtLeverancierID>00000001234567890000</BerichtLeverancierID></BatchInformatie>"
                                + "<Bericht xmlns=\"http://schemas.rdw.nl/GEB/BerichtenProsessor/Bericht/Types/2009/01\">"
                                + "<BerichtInformatie><BatchID>11111111-1111-4111-8111-111111111111</BatchID>"
                                + "<BerichtID>22222222-2222-4222-8222-222222222222</BerichtID>"
                                + "<BerichtType>BESLUIT</BerichtType>"
                                + "<PublicatieDatum>2026-12-13T10:00:00Z</PublicatieDatum>"
                                + "<Onderwerp>Besluit &lt;op&gt; uw &amp; aanvraag</Onderwerp>"
                                + "<BerichtTekst>Eerste regel\\r\\nTweede</BerichtTekst><Referentie>Z-1</Referentie>"
                                + "<GebruikerID>999993653</GebruikerID><SoortGebruiker>Burger</SoortGebruiker></BerichtInformatie>"
                                + "<Bijlagen><Bijlage><Inhoud>AQID</Inhoud><BijlageType>Pdf</BijlageType>"
                                + "<Omschrijving>besluit</Omschrijving><Volgorde>1</Volgorde></Bijlage>"
                                + "<Bijlage><Inhoud>BA==</Inhoud><BijlageType>Pdf</BijlageType>"
                                + "<Omschrijving>b</Omschrijving><Volgorde>2</Volgorde></Bijlage></Bijlagen></Bericht></Berichten>");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void isValidWithAsManyLettersAsABatchMayHave(int letters) {
        byte[] xml = BatchXml.of(new GlobeBatch(BATCH, MADE, OIN, letters(letters)));

        GlobeSchemas.validate(SCHEMA, xml);
    }

    @Test
    void isNoBatchWithoutLettersNorWithMoreThanAThousand() {
        assertThatThrownBy(() -> new GlobeBatch(BATCH, MADE, OIN, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GlobeBatch(BATCH, MADE, OIN, letters(1_001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publishesNoLetterMoreThanThirteenDaysAhead() {
        GlobeLetter late = letter(Optional.of(MADE.plus(Duration.ofDays(13)).plusSeconds(1)));

        assertThatThrownBy(() -> new GlobeBatch(BATCH, MADE, OIN, List.of(late)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13 days");
    }

    private static List<GlobeLetter> letters(int many) {
        return Stream.generate(() -> letter(Optional.empty())).limit(many).toList();
    }

    private static GlobeLetter letter(Optional<Instant> publishAt) {
        return new GlobeLetter(
                UUID.randomUUID(),
                "BESLUIT",
                "Besluit",
                Optional.empty(),
                Optional.empty(),
                "999993653",
                publishAt,
                List.of());
    }
}
