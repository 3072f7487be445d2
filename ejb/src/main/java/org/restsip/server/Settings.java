package org.restsip.server;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings: MicroProfile Config over the defaults of {@code META-INF/restsip.properties}, which is
 * also their only documentation.
 */
@Singleton
public class Settings {
    private static final Logger LOG = System.getLogger(Settings.class.getName());
    private static final String DEFAULTS = "/META-INF/restsip.properties";
    private static final Set<String> FAMILIES = Set.of(
            "sip", "account", "auth", "login", "message", "mailbox", "call", "events", "trace", "http", "cluster",
            "demo");
    /** Set for the container by those who run it; see the server configurations. */
    private static final Set<String> CONTAINERS = Set.of("http.port", "http.host", "https.port");

    private final Config config;
    private final Properties defaults;

    public Settings() {
        this(ConfigProvider.getConfig());
    }

    Settings(Config config) {
        this.config = config;
        this.defaults = defaults();
    }

    /** The value of a key of the reference file. */
    public String text(String key) {
        var fallback = fallback(key).orElseThrow(() -> new IllegalArgumentException("no such setting: " + key));
        return config.getOptionalValue(key, String.class).orElse(fallback).trim();
    }

    /** What the reference file says; a star there stands for a name that the operator has chosen. */
    private Optional<String> fallback(String key) {
        return Optional.ofNullable(defaults.getProperty(key))
                .or(() -> defaults.stringPropertyNames().stream()
                        .filter(pattern -> isFor(pattern, key))
                        .map(defaults::getProperty)
                        .findFirst());
    }

    private static boolean isFor(String pattern, String key) {
        var star = pattern.indexOf(".*.");
        return star > 0
                && key.length() > pattern.length() - 1
                && key.startsWith(pattern.substring(0, star + 1))
                && key.endsWith(pattern.substring(star + 2));
    }

    public boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSetting(key, "must be true or false");
        };
    }

    /** A whole number, zero or more. */
    public int number(String key) {
        try {
            var value = Integer.parseInt(text(key));
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InvalidSetting(key, "must be a whole number", e);
        }
        throw new InvalidSetting(key, "must not be negative");
    }

    public Duration seconds(String key) {
        return Duration.ofSeconds(number(key));
    }

    public Duration days(String key) {
        return Duration.ofDays(number(key));
    }

    /** The comma-separated parts, without blanks. */
    public List<String> list(String key) {
        return Arrays.stream(text(key).split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A secret, from the file that {@code key-file} names or from the key itself. */
    public String secret(String key) {
        var file = text(key + "-file");
        if (file.isEmpty()) {
            return text(key);
        }
        var secret = content(key, file);
        if (secret.isEmpty()) {
            throw new InvalidSetting(key + "-file", "names an empty file");
        }
        return secret;
    }

    private static String content(String key, String file) {
        try {
            return Files.readString(Path.of(file)).trim();
        } catch (IOException e) {
            throw new InvalidSetting(key + "-file", "names a file that cannot be read", e);
        }
    }

    /** Whether a value is the one that everybody knows. */
    boolean isDefault(String key, String value) {
        return value.equals(defaults.getProperty(key));
    }

    /** Says which settings look like ours and are not. */
    void warnOfUnknown() {
        unknown().forEach(key -> LOG.log(Level.WARNING, "unknown setting {0}: see META-INF/restsip.properties", key));
    }

    Set<String> unknown() {
        var found = new TreeSet<String>();
        for (var key : config.getPropertyNames()) {
            var family = key.contains(".") ? key.substring(0, key.indexOf('.')) : "";
            if (FAMILIES.contains(family) && !isKnown(key)) {
                found.add(key);
            }
        }
        return found;
    }

    /** Liberty lists the variable LOGIN_MIN_EXPIRES as login.min.expires too, which nobody has written. */
    private boolean isKnown(String key) {
        return fallback(key).isPresent()
                || CONTAINERS.contains(key)
                || (System.getenv().containsKey(variable(key))
                        && defaults.stringPropertyNames().stream()
                                .anyMatch(name -> variable(name).equals(variable(key))));
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Properties defaults() {
        var properties = new Properties();
        try (var in = Settings.class.getResourceAsStream(DEFAULTS)) {
            if (in == null) {
                throw new IllegalStateException(DEFAULTS + " is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
