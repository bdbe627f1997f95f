package eu.briefwissel.function;

import org.eclipse.microprofile.config.spi.Converter;

/** Whether this process carries a function. */
public enum Switch {
    ON,
    OFF;

    public boolean isOn() {
        return this == ON;
    }

    /** Takes {@code on} and {@code off} as written: routes are switched by the same text, and may not read it otherwise. */
    public static final class Reader implements Converter<Switch> {

        private static final long serialVersionUID = 1L;

        @Override
        public Switch convert(String text) {
            return switch (text) {
                case "on" -> ON;
                case "off" -> OFF;
                default -> throw new IllegalArgumentException("a function is switched on or off, in these words");
            };
        }
    }
}
