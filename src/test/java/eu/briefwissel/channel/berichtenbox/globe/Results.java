package eu.briefwissel.channel.berichtenbox.globe;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Results as Logius sends them, after the sample. */
final class Results {

    private Results() {}

    /** A BerichtVerwerkResponse in which all letters ended alike. */
    static byte[] of(String batch, List<String> letters, String code) {
        StringBuilder lines = new StringBuilder();
        for (String letter : letters) {
            lines.append("""
                    <ns2:Bericht><BerichtID>%s</BerichtID><BerichtType>BESLUIT</BerichtType>
                      <VerwerkingsCode>%s</VerwerkingsCode><Stadium>NA</Stadium></ns2:Bericht>
                    """.formatted(letter, code));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ns3:BerichtVerwerkResponse
                    xmlns:ns2="http://schemas.rdw.nl/GEB/BerichtVerwerkService/BerichtResultaat/Types/2009/01"
                    xmlns:ns3="http://schemas.rdw.nl/GEB/BerichtVerwerkService/Types/2009/01">
                  <BatchInformatie>
                    <BerichtLeverancierCode>00000001234567890000</BerichtLeverancierCode>
                    <BatchID>%s</BatchID>
                    <TotaalAantalOntvangenBerichten>1</TotaalAantalOntvangenBerichten>
                    <AantalBerichtenSuccesvolVerwerkt>1</AantalBerichtenSuccesvolVerwerkt>
                    <AantalBerichtenGeenActieveBoxOfGeabonneertOpLeverancier>0</AantalBerichtenGeenActieveBoxOfGeabonneertOpLeverancier>
                    <AantalBerichtenMetTechnischProbleem>0</AantalBerichtenMetTechnischProbleem>
                    <AantalBerichtenBerichtTypeNietCorrect>0</AantalBerichtenBerichtTypeNietCorrect>
                    <AantalBerichtenPublicatieDatumNietCorrect>0</AantalBerichtenPublicatieDatumNietCorrect>
                    <AantalBerichtenAanmaakDatumNietCorrect>0</AantalBerichtenAanmaakDatumNietCorrect>
                    <DatumOntvangen>2026-11-30T09:00:00.000Z</DatumOntvangen>
                    <DatumVerwerkt>2026-11-30T10:01:30.000+01:00</DatumVerwerkt>
                  </BatchInformatie>
                  <Berichten>%s</Berichten>
                </ns3:BerichtVerwerkResponse>
                """.formatted(batch, lines).getBytes(StandardCharsets.UTF_8);
    }
}
