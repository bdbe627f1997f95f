package eu.briefwissel.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One JSON object read strictly: unknown, missing, null and wrongly typed fields are faults, each by its name. */
public final class Fields {
    private final JsonNode node;
    private final String path;
    private final Faults faults;

    private Fields(JsonNode node, String path, Faults faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    /** The object at this path ("" for the whole body), which may hold these names only. */
    public static Fields of(JsonNode node, String path, Set<String> names, Faults faults) {
        var fields = new Fields(node, path, faults);
        if (faults.require(node.isObject(), path.isEmpty() ? "body" : path, "must be a JSON object")) {
            node.fieldNames().forEachRemaining(name -> fields.check(name, names));
        }
        return fields;
    }

    /** The path of a field of this object, as faults name it. */
    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A required text; "" with a fault where it is missing or no text. */
    public String text(String name) {
        return required(name) && faults.require(node.get(name).isTextual(), at(name), "must be a string")
                ? node.get(name).textValue()
                : "";
    }

    /** A text that may be absent. */
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A required truth value; false with a fault where it is missing or none. */
    public boolean truth(String name) {
        return required(name)
                && faults.require(node.get(name).isBoolean(), at(name), "must be true or false")
                && node.get(name).booleanValue();
    }

    /** A truth value that may be absent, which means false. */
    public boolean optionalTruth(String name) {
        return has(name) && truth(name);
    }

    /** A required whole number; -1 with a fault where it is missing or none. */
    public long number(String name) {
        return required(name) && faults.require(node.get(name).isIntegralNumber(), at(name), "must be a whole number")
                ? node.get(name).longValue()
                : -1;
    }

    /** A required number of any kind; a fault where it is missing or none. */
    public void decimal(String name) {
        if (required(name)) {
            faults.require(node.get(name).isNumber(), at(name), "must be a number");
        }
    }

    /** A required object that may hold these names only. */
    public Fields object(String name, Set<String> names) {
        return required(name)
                ? of(node.get(name), at(name), names, faults)
                : new Fields(node.path(name), at(name), new Faults("already counted"));
    }

    /** The objects of a list, which may hold these names only; none where the list is absent. */
    public List<Fields> objects(String name, Set<String> names) {
        var objects = new ArrayList<Fields>();
        if (has(name) && faults.require(node.get(name).isArray(), at(name), "must be a list")) {
            for (var item : node.get(name)) {
                objects.add(of(item, at(name) + "[" + objects.size() + "]", names, faults));
            }
        }
        return objects;
    }

    /** The names that are there, in the order written. */
    public List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Whether the field is there; a fault where it is not. */
    public boolean required(String name) {
        return node.has(name)
                ? has(name) // a null was named as a fault already
                : faults.require(false, at(name), "is required");
    }

    private void check(String name, Set<String> names) {
        faults.require(names.contains(name), at(name), "is not a field of this interface");
        faults.require(!node.get(name).isNull(), at(name), "must not be null");
    }
}
