package eu.briefwissel.secret;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import jakarta.annotation.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Sees every setting last: a reference that nobody in this program has read is an error, and never the secret itself. What
 * reads references is compiled into the builds for AWS.
 */
@Priority(RefuseUnreadReferences.LAST)
public final class RefuseUnreadReferences implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    /** The highest is asked first, and answers last. */
    static final int LAST = 10_000;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (value != null
                && value.getValue() != null
                && SecretReference.in(value.getValue()).isPresent()) {
            throw new SecretUnread(name, "this program is not built to read it; a build with -Dlambda or -Daws is");
        }
        return value;
    }
}
