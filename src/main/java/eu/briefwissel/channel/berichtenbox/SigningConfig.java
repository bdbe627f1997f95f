package eu.briefwissel.channel.berichtenbox;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Who computes our signatures. */
@ConfigMapping(prefix = "briefwissel.crypto")
interface SigningConfig {

    /** The library that signs with OpenSSL; where it is not set it is looked for beside the program. */
    Optional<Path> library();
}
