package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RSZ knows a client by what its key signs, and by nothing else. */
class EboxAssertionTest {

    private Sandbox sandbox;
    private EboxCaller enterprise;

    @BeforeEach
    void starts() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory());
        enterprise = EboxCaller.enterprise(sandbox);
    }

    @AfterEach
    void stops() throws IOException {
        sandbox.close();
    }

    @Test
    void givesATokenWithAllScopesForAnAssertionThatIsInOrder() throws IOException {
        var answer = enterprise.askToken(EboxAssertion.of(sandbox.account()).form());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("scope")).contains(":publicationsender ", ":eboxrepresentativepublication ");
    }

    @Test
    void takesAnAssertionOnlyOnce() throws IOException {
        var form = EboxAssertion.of(sandbox.account()).form();

        assertThat(enterprise.askToken(form).status()).isEqualTo(200);
        assertThat(enterprise.askToken(form).status()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsForAnotherFromAnotherTooOldOrTooLong() throws IOException {
        assertThat(status(assertion -> assertion.with("aud", "https://services.socialsecurity.be/REST/oauth/v5/token")))
                .isEqualTo(401);
        assertThat(status(assertion -> assertion.with("iss", "somebody"))).isEqualTo(401);
        assertThat(status(assertion -> assertion.with("sub", "somebody"))).isEqualTo(401);
        assertThat(status(assertion -> assertion.with("jti", ""))).isEqualTo(401);
        assertThat(status(assertion -> assertion.until(Instant.now().minusSeconds(1))))
                .isEqualTo(401);
        assertThat(status(assertion -> assertion.until(Instant.now().plus(Duration.ofHours(1)))))
                .isEqualTo(401);
        assertThat(status(assertion -> assertion.signedBy(sandbox.account().getOrDefault("pki_key", ""))))
                .isEqualTo(401);
    }

    @Test
    void takesNoSecret() throws IOException {
        assertThat(enterprise
                        .askToken("grant_type=client_credentials&client_id=sandbox-ebox-enterprise&client_secret=x")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesAScopeThatWasNotGranted() throws IOException {
        var form = EboxAssertion.of(sandbox.account()).form();

        assertThat(enterprise.askToken(form + "&scope=scope%3Aeverything").status())
                .isEqualTo(400);
    }

    private int status(UnaryOperator<EboxAssertion> wrong) throws IOException {
        return enterprise
                .askToken(wrong.apply(EboxAssertion.of(sandbox.account())).form())
                .status();
    }
}
