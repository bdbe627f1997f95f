package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of the functions as an orchestrator runs them: not as root, all but the scratch directory read-only. */
class ImagesIT {

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Path DOCUMENT = Path.of("target/document/quarkus-app");
    private static final Path CACHE = Path.of("target/production/quarkus-app/briefwissel.aot");

    @TempDir
    Path directory;

    @Test
    void theNativeImageBringsALetterToItsReaderAndSignsWithOpenSsl() {
        ConfinedImage image = nativeImage();
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                Program gateway = image.start(sandbox.gatewaySettings(sandbox.gatewayPort()))) {
            bringsALetter(sandbox, gateway);
            assertThat(whoSigns(sandbox)).contains("provider=\"libcrypto\"");
        }
    }

    @Test
    void theNativeImageSaysThatTheJdkSignsWhereTheLibraryIsMissing() throws IOException {
        ConfinedImage image = nativeImage();
        Files.delete(image.file("/app/libbriefwissel-signer.so"));
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                Program gateway = image.start(sandbox.gatewaySettings(sandbox.gatewayPort()))) {
            bringsALetter(sandbox, gateway);
            assertThat(whoSigns(sandbox)).contains("provider=\"jdk\"");
            assertThat(gateway.output()).anyMatch(line -> line.contains("signer provider=jdk"));
        }
    }

    @Test
    void theJvmImageBringsALetterToItsReaderAndStartsWithItsCacheOrNotAtAll() throws IOException {
        assumeTrue(Program.binary().isPresent(), "LEFT OUT: what is built may be of long ago");
        assumeTrue(Files.exists(CACHE), "LEFT OUT: there is no AOT cache; ./briefwissel aot");
        ConfinedImage image = possible(ConfinedImage.of("jvm", directory));
        try (SandboxBeside sandbox = SandboxBeside.start(directory)) {
            Map<String, String> settings = sandbox.gatewaySettings(sandbox.gatewayPort());
            try (Program gateway = image.start(settings)) {
                bringsALetter(sandbox, gateway);
                assertThat(whoSigns(sandbox)).contains("provider=\"libcrypto\"");
            }

            Files.setLastModifiedTime(image.file("/app/app/briefwissel-0.1.0-SNAPSHOT.jar"), FileTime.fromMillis(0));

            try (Program another = image.start(settings)) {
                assertThat(another.exitCode(SHORT)).as(another.log()).isNotZero();
            }
        }
    }

    @Test
    void theDocumentImageLooksIntoTheFilesOfALetterInAProcessOfItsOwn() throws IOException {
        assumeTrue(Files.exists(DOCUMENT), "LEFT OUT: " + DOCUMENT + " is not built; ./briefwissel document");
        ConfinedImage image = possible(ConfinedImage.of("document", directory));
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                Program gateway = image.start(sandbox.gatewaySettings(sandbox.gatewayPort()))) {
            Gateway sender = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
            gateway.await("the gateway", () -> sender.isReady() && sender.login());
            ObjectNode message = Gateway.message("999993653", "a@example.org", "with a file");
            message.putArray("attachments")
                    .addObject()
                    .put("name", "besluit.pdf")
                    .put("mediaType", "application/pdf")
                    .put("content", Files.readAllBytes(Path.of("examples/documents/besluit.pdf")));

            String id = sender.submit("key", message).orElseThrow();

            gateway.await(
                    "it to be opened",
                    () -> sender.status(id).filter("opened"::equals).isPresent());
            assertThat(sender.text("/v1/messages/" + id + "/timeline")).contains("DocumentsInspected");
            assertThat(sender.get("/v1/messages/" + id + "/report")
                            .orElseThrow()
                            .at("/documents/0/pages")
                            .asInt())
                    .isPositive();
        }
    }

    private ConfinedImage nativeImage() {
        assumeTrue(Program.binary().isPresent(), "LEFT OUT: no native binary is named");
        return possible(ConfinedImage.of("native", directory));
    }

    /** Confined indeed: what may not be done can not be done. */
    private static ConfinedImage possible(ConfinedImage image) {
        assumeTrue(image.isPossible(), "LEFT OUT: this machine lets nobody be confined (unshare)");
        for (String write : List.of("touch /app/new", "touch /usr/new", "touch /new", "mkdir /tmp/new")) {
            assertThat(image.run(write).exitCode(SHORT)).as(write).isNotZero();
        }
        assertThat(image.run("touch /scratch/new && grep -q 'CapEff:.*0000$' /proc/self/status")
                        .exitCode(SHORT))
                .isZero();
        return image;
    }

    private static void bringsALetter(SandboxBeside sandbox, Program gateway) {
        Gateway sender = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
        gateway.await("the gateway", () -> sender.isReady() && sender.login());

        String id = sender.submit("key", Gateway.message("999993653", "a@example.org", "confined"))
                .orElseThrow();

        gateway.await(
                "it to be opened",
                () -> sender.status(id).filter("opened"::equals).isPresent());
    }

    private static String whoSigns(SandboxBeside sandbox) {
        Gateway anybody = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
        return anybody.text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith("briefwissel_signer{") && line.endsWith(" 1.0"))
                .findFirst()
                .orElse("");
    }
}
