package eu.briefwissel.secret.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.secret.RefuseUnreadReferences;
import eu.briefwissel.secret.SecretReference;
import eu.briefwissel.secret.SecretUnread;
import eu.briefwissel.secret.SecretsChanged;
import eu.briefwissel.support.AwsStandIn;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Settings that refer to secrets have them as their values, and nothing tells what they are. */
class ReadReferencesTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:briefwissel/app-a1B2c3";

    private final AwsStandIn aws = AwsStandIn.start();

    @BeforeEach
    void secrets() {
        aws.secret(ARN, "{\"username\":\"briefwissel_app\",\"password\":\"hunter2\",\"port\":5432}");
        aws.secret("plain", "${not.expanded} a\\b");
        aws.parameter("/briefwissel/mail", "hunter3");
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void takesAFieldOfASecret() {
        SmallRyeConfig config =
                config(Map.of("user", "aws-secret:" + ARN + "#username", "pin.key", "aws-secret:" + ARN + "#port"));

        assertThat(config.getValue("user", String.class)).isEqualTo("briefwissel_app");
        assertThat(config.getValue("pin.key", String.class)).isEqualTo("5432");
    }

    /** A converter would quote the secret: SRCFG00029, SRCFG00039. */
    @ParameterizedTest
    @ValueSource(strings = {"db.port", "quarkus.datasource.reactive.max-size", "db.url", "DB_TIMEOUT", "keys"})
    void isNoValueOfASettingThatIsNotText(String setting) {
        SmallRyeConfig config = config(Map.of(setting, "aws-secret:" + ARN + "#password"));

        assertThatThrownBy(() -> config.getValue(setting, Integer.class))
                .isInstanceOf(SecretUnread.class)
                .hasMessageContaining("the setting " + setting + " ")
                .hasNoCause()
                .message()
                .doesNotContain("hunter");
        assertThat(aws.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.datasource.username",
                "quarkus.datasource.password",
                "BRIEFWISSEL_EMAIL_SERVER_PASSWORD",
                "briefwissel.store.master-key"
            })
    void isTheValueOfASettingOfText(String setting) {
        SmallRyeConfig config = config(Map.of(setting, "aws-secret:" + ARN + "#password"));

        assertThat(config.getValue(setting, String.class)).isEqualTo("hunter2");
    }

    @Test
    void takesAWholeSecretAsItIs() {
        SmallRyeConfig config = config(Map.of("key", "aws-secret:plain"));

        assertThat(config.getValue("key", String.class)).isEqualTo("${not.expanded} a\\b");
    }

    @Test
    void takesADecryptedParameter() {
        SmallRyeConfig config = config(Map.of("mail.password", "aws-parameter:/briefwissel/mail"));

        assertThat(config.getValue("mail.password", String.class)).isEqualTo("hunter3");
    }

    @Test
    void fetchesEachSecretOnce() {
        SmallRyeConfig config = config(
                Map.of("user", "aws-secret:" + ARN + "#username", "password", "aws-secret:" + ARN + "#password"));

        for (int i = 0; i < 3; i++) {
            assertThat(config.getValue("user", String.class)).isNotEmpty();
            assertThat(config.getValue("password", String.class)).isNotEmpty();
        }

        assertThat(aws.calls()).isEqualTo(List.of("GetSecretValue " + ARN));
    }

    @Test
    void leavesOtherSettingsAloneAndAsksNobody() {
        assertThat(config(Map.of("other", "aws-secrets")).getValue("other", String.class))
                .isEqualTo("aws-secrets");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void namesTheSettingOfASecretThatIsNotThere() {
        SmallRyeConfig config = config(Map.of("store.key", "aws-secret:nothing"));

        assertThatThrownBy(() -> config.getValue("store.key", String.class))
                .isInstanceOf(SecretUnread.class)
                .hasMessageContaining("store.key")
                .hasMessageContaining("ResourceNotFoundException");
    }

    @Test
    void tellsNothingOfASecretThatIsNotAsItShouldBe() {
        aws.secret("half", "hunter2");
        SmallRyeConfig config =
                config(Map.of("a.key", "aws-secret:half#password", "b.key", "aws-secret:" + ARN + "#pin"));

        for (String setting : List.of("a.key", "b.key")) {
            assertThatThrownBy(() -> config.getValue(setting, String.class))
                    .isInstanceOf(SecretUnread.class)
                    .hasMessageContaining("the setting " + setting + " ")
                    .hasNoCause()
                    .message()
                    .doesNotContain("hunter");
        }
    }

    @Test
    void isAnErrorWhereNobodyReadsReferences() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of("store.key", "aws-secret:plain"))
                .withInterceptors(new RefuseUnreadReferences())
                .build();

        assertThatThrownBy(() -> config.getValue("store.key", String.class))
                .isInstanceOf(SecretUnread.class)
                .hasMessageContaining("store.key")
                .hasMessageContaining("not built to read it");
    }

    @Test
    void stopsARestoredProcessWhoseSecretsHaveChanged() {
        FetchedSecrets fetched = fetched();
        fetched.whole(SecretReference.in("aws-secret:" + ARN + "#password").orElseThrow());
        SecretsOverSnapshots snapshots = new SecretsOverSnapshots(fetched);

        assertThatCode(() -> snapshots.afterRestore(Core.getGlobalContext())).doesNotThrowAnyException();
        aws.secret(ARN, "{\"username\":\"briefwissel_app\",\"password\":\"hunter4\"}");

        assertThatThrownBy(() -> snapshots.afterRestore(Core.getGlobalContext()))
                .isInstanceOf(SecretsChanged.class)
                .hasNoCause()
                .message()
                .doesNotContain("hunter");
    }

    @Test
    void letsARestoredProcessGoOnWhereNobodyAnswers() {
        FetchedSecrets fetched = fetched();
        fetched.whole(SecretReference.in("aws-secret:plain").orElseThrow());

        aws.close();

        assertThatCode(() -> new SecretsOverSnapshots(fetched).afterRestore(Core.getGlobalContext()))
                .doesNotThrowAnyException();
    }

    private SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withInterceptors(new RefuseUnreadReferences(), new ReadReferences(fetched()))
                .build();
    }

    private FetchedSecrets fetched() {
        return new FetchedSecrets(new AwsKeepers(this::atTheStandIn));
    }

    private void atTheStandIn(AwsClientBuilder<?, ?> client) {
        client.region(Region.EU_CENTRAL_1);
        client.endpointOverride(aws.address());
        client.credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "of-the-tests")));
    }
}
