package eu.briefwissel.secret.aws;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import java.util.OptionalInt;

/**
 * Has {@link ReadReferences} found. By a factory, for the file that names it to be another than the one that names
 * {@code RefuseUnreadReferences}: of two files of one name only one gets into a program.
 */
public final class ReferencesRead implements ConfigSourceInterceptorFactory {

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
        return new ReadReferences();
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ReadReferences.AFTER_EXPRESSIONS);
    }
}
