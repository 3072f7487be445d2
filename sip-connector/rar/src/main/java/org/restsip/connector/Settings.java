package org.restsip.connector;

import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** What the container sets goes first, then MicroProfile Config, then the default. */
final class Settings {

    private Settings() {}

    static String text(@Nullable String set, String key, String otherwise) {
        return Optional.ofNullable(set)
                .filter(text -> !text.isBlank())
                .or(() -> configured(key, String.class))
                .orElse(otherwise);
    }

    static int number(@Nullable Integer set, String key, int otherwise) {
        return Optional.ofNullable(set).or(() -> configured(key, Integer.class)).orElse(otherwise);
    }

    private static <T> Optional<T> configured(String key, Class<T> type) {
        return ConfigProvider.getConfig().getOptionalValue(key, type);
    }
}
