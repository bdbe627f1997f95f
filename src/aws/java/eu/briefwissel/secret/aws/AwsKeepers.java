package eu.briefwissel.secret.aws;

import eu.briefwissel.secret.SecretReference;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Secrets Manager and the Parameter Store, in the region of the secret's ARN or else of the process. Connections are closed
 * after each: what is fetched once needs none afterwards, and none may be kept over a snapshot.
 */
final class AwsKeepers {

    private static final int ARN_PARTS = 6;

    private final Consumer<AwsClientBuilder<?, ?>> elsewhere;

    AwsKeepers() {
        this(_ -> {});
    }

    /** Whose clients are changed by {@code elsewhere} before they are built. */
    AwsKeepers(Consumer<AwsClientBuilder<?, ?>> elsewhere) {
        this.elsewhere = elsewhere;
    }

    /** The whole secret; throws an {@link SdkException} where it is not there, may not be read, or nobody answers. */
    String fetch(SecretReference reference) {
        return switch (reference.keeper()) {
            case SECRETS_MANAGER -> secret(reference.id());
            case PARAMETER_STORE -> parameter(reference.id());
        };
    }

    private String secret(String id) {
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                SecretsManagerClient client = here(
                                SecretsManagerClient.builder().httpClient(http), id)
                        .build()) {
            return Optional.ofNullable(
                            client.getSecretValue(b -> b.secretId(id)).secretString())
                    .orElseThrow(() -> SdkClientException.create("the secret is not text"));
        }
    }

    private String parameter(String name) {
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                SsmClient client =
                        here(SsmClient.builder().httpClient(http), name).build()) {
            return client.getParameter(b -> b.name(name).withDecryption(true))
                    .parameter()
                    .value();
        }
    }

    private <B extends AwsClientBuilder<B, ?>> B here(B builder, String id) {
        builder.credentialsProvider(credentials());
        String[] arn = id.split(":", ARN_PARTS);
        if (arn.length == ARN_PARTS && arn[0].equals("arn")) {
            builder.region(Region.of(arn[3]));
        }
        elsewhere.accept(builder);
        return builder;
    }

    /** AWS Lambda gives them as environment variables; restored from a snapshot, by the address of a container. */
    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
    }
}
