package eu.briefwissel.crypto;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has the values that a test class seals sealed by OpenSSL, as in a native image. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ByLibcrypto.Chosen.class)
@interface ByLibcrypto {

    final class Chosen implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            var signers = Libraries.signers();
            Assumptions.assumeTrue(
                    signers.provider() == Signers.Provider.LIBCRYPTO, "NOT TESTED: OpenSSL; " + signers.reason());
            Sealing.use(Signers.Provider.LIBCRYPTO);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Sealing.use(Signers.Provider.JDK);
        }
    }
}
