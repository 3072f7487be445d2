package org.restsip.connector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.stack.GateRules;

/** What the container sets goes first, then MicroProfile Config, then the default. */
final class Settings {

    private static final String SCANNERS =
            "friendly-scanner,sipvicious,sipcli,sip-scan,sipscan,sundayddr,pplsip,iwar,smap,vaxasip";
    /** MicroProfile Config takes an empty value for none, and the default in its place. */
    private static final List<String> NOBODY = List.of("none");

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

    /** Whom to let in: peers ask as often as they like. */
    static GateRules gate() {
        var exempt = list("sip.peers", "").stream()
                .flatMap(peer -> list("sip.peer." + peer + ".addresses", "").stream())
                .toList();
        var silent = list("sip.silence.user-agents", SCANNERS);
        return new GateRules(
                number(null, "sip.rate.address", 60_000), exempt, silent.equals(NOBODY) ? List.of() : silent);
    }

    static List<String> list(String key, String otherwise) {
        return Arrays.stream(configured(key, String.class).orElse(otherwise).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static <T> Optional<T> configured(String key, Class<T> type) {
        return ConfigProvider.getConfig().getOptionalValue(key, type);
    }
}
