package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.document.pdf.PdfSamples;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The quality check without sending. */
@QuarkusTest
class CheckMessageTest {

    @Inject
    TestTenants tenants;

    @Test
    void findsNothingWrongWithASoundMessageAndStoresNothing() {
        TestTenant tenant = tenants.fresh();

        JsonPath found =
                checked(tenant, Submissions.withAttachment("besluit.pdf", "application/pdf", PdfSamples.letter(2)));

        assertThat(found.getBoolean("acceptable")).isTrue();
        assertThat(found.getString("depth")).isEqualTo("looked-into");
        assertThat(found.getList("errors")).isEmpty();
        assertThat(found.getInt("documents[0].pages")).isEqualTo(2);
        assertThat(found.getList("channels.channel")).containsExactly("berichtenbox", "email");
        assertThat(Planted.find(tenant, "select id from message where tenant = '" + tenant.id() + "'"))
                .isEmpty();
        assertThat(Planted.find(tenant, "select delivery from work where tenant = '" + tenant.id() + "'"))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongInADocument() {
        JsonPath found = checked(
                tenants.fresh(),
                Submissions.withAttachment(
                        "besluit.pdf",
                        "application/pdf",
                        PdfSamples.letter(
                                1,
                                document -> document.getDocumentCatalog()
                                        .getCOSObject()
                                        .setItem(org.apache.pdfbox.cos.COSName.OPEN_ACTION, PdfSamples.script()))));

        assertThat(found.getBoolean("acceptable")).isFalse();
        assertThat(found.getString("documents[0].field")).isEqualTo("/attachments/0");
        assertThat(found.getString("documents[0].findings[0].rule")).isEqualTo("pdf-script");
        assertThat(found.getList("channels.takes")).containsExactly(false, false);
    }

    @Test
    void saysWhatASubmissionWouldBeRefusedFor() {
        JsonPath found = checked(tenants.fresh(), Submissions.plain().replace(Submissions.BSN, "123456789"));

        assertThat(found.getBoolean("acceptable")).isFalse();
        assertThat(found.getList("errors.field")).containsExactly("/recipient/bsn");
    }

    @Test
    void looksIntoNothingWhereThereIsNothing() {
        JsonPath found = checked(tenants.fresh(), Submissions.plain());

        assertThat(found.getBoolean("acceptable")).isTrue();
        assertThat(found.getString("depth")).isEqualTo("nothing-to-look-into");
    }

    @Test
    void isForSendersWhoSayWhatTheyMean() {
        TestTenant tenant = tenants.fresh();

        assertThat(check(tenant, Role.SENDER, "{").statusCode()).isEqualTo(400);
        assertThat(check(tenant, Role.AUDITOR, Submissions.plain()).statusCode())
                .isEqualTo(403);
    }

    private static JsonPath checked(TestTenant tenant, String body) {
        return check(tenant, Role.SENDER, body).then().statusCode(200).extract().jsonPath();
    }

    private static Response check(TestTenant tenant, Role role, String body) {
        return tenant.as(role).contentType("application/json").body(body).post("/v1/check");
    }
}
