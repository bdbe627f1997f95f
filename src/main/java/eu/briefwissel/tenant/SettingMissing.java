package eu.briefwissel.tenant;

/** A setting that the work at hand needs is not set for this tenant. */
public class SettingMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    public SettingMissing(String name) {
        super("setting " + name + " is not set for this tenant");
        this.name = name;
    }

    public String name() {
        return name;
    }
}
