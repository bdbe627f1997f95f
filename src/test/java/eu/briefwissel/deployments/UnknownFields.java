package eu.briefwissel.deployments;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.knative.eventing.v1.Broker;
import io.fabric8.knative.eventing.v1.Trigger;
import io.fabric8.knative.eventing.v1alpha1.KafkaSink;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.sources.v1.KafkaSource;
import io.fabric8.knative.sources.v1.PingSource;
import io.fabric8.knative.sources.v1.SinkBinding;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the typed model of an object's API version does not have: kinds, fields, values of another type. */
final class UnknownFields implements Complaint {

    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            entry("v1 Namespace", Namespace.class),
            entry("v1 ConfigMap", ConfigMap.class),
            entry("v1 ServiceAccount", ServiceAccount.class),
            entry("batch/v1 Job", Job.class),
            entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            entry("serving.knative.dev/v1 Service", Service.class),
            entry("eventing.knative.dev/v1 Broker", Broker.class),
            entry("eventing.knative.dev/v1 Trigger", Trigger.class),
            entry("eventing.knative.dev/v1alpha1 KafkaSink", KafkaSink.class),
            entry("sources.knative.dev/v1 SinkBinding", SinkBinding.class),
            entry("sources.knative.dev/v1 PingSource", PingSource.class),
            entry("sources.knative.dev/v1 KafkaSource", KafkaSource.class));

    /** The models keep fields that they do not know in a map of their own, and would find nothing wrong with any. */
    private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new WithoutCatchAll())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        return manifests.stream().flatMap(UnknownFields::in);
    }

    private static Stream<String> in(Manifest manifest) {
        Class<?> model = MODELS.get(manifest.apiVersion() + " " + manifest.kind());
        if (model == null) {
            return Stream.of(manifest.id() + ": no model of " + manifest.apiVersion());
        }
        try {
            Objects.requireNonNull(STRICT.treeToValue(manifest.tree(), model));
            return Stream.of();
        } catch (UnrecognizedPropertyException e) {
            return Stream.of(manifest.id() + ": unknown field " + path(e));
        } catch (JsonMappingException e) {
            return Stream.of(manifest.id() + ": a value of another type at " + path(e));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream().map(UnknownFields::step).collect(Collectors.joining("."));
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? String.valueOf(reference.getIndex()) : reference.getFieldName();
    }
}
