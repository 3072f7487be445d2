package org.restsip.tests.house;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Every secret that the tests use, so that the logs can be searched for them. */
public final class Secrets {
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    public static String random() {
        return remember(UUID.randomUUID().toString());
    }

    public static String remember(String secret) {
        KNOWN.add(secret);
        return secret;
    }

    public static Set<String> known() {
        return Set.copyOf(KNOWN);
    }
}
