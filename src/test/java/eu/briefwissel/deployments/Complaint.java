package eu.briefwissel.deployments;

import java.util.List;
import java.util.stream.Stream;

/** Something that looks for one kind of mistake in all that is applied together. */
@FunctionalInterface
interface Complaint {

    /** In sentences that begin with the object's kind and name. */
    Stream<String> in(List<Manifest> manifests);
}
