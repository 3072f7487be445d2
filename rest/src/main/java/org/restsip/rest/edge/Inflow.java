package org.restsip.rest.edge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.restsip.rest.json.Bodies;
import org.restsip.server.Settings;

/**
 * Bodies as they come in. A thread waits for each, so that only so many are waited for at once: bodies that drip take
 * neither the threads of other users nor those of requests that have none.
 */
@Singleton
public class Inflow {
    private static final String ALL = "";

    private final Bodies bodies;
    private final Proxies proxies;
    private final int most;
    private final int mostOfOne;
    private final ConcurrentHashMap<String, Integer> awaited = new ConcurrentHashMap<>();

    @Inject
    public Inflow(Bodies bodies, Proxies proxies, Settings settings) {
        this.bodies = bodies;
        this.proxies = proxies;
        this.most = settings.number("http.max-bodies");
        this.mostOfOne = settings.number("http.max-bodies-of-one");
    }

    /** The whole of this body. */
    public byte[] read(HttpServletRequest request, InputStream body) {
        return counted(
                sender(request),
                mostOfOne,
                () -> counted(ALL, most, () -> bodies.bytes(body, request.getContentLengthLong())));
    }

    private String sender(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(principal -> principal.getName())
                .orElseGet(() -> proxies.client(request).network());
    }

    private byte[] counted(String whose, int limit, Supplier<byte[]> reading) {
        awaited.compute(whose, (key, count) -> oneMore(count == null ? 0 : count, limit));
        try {
            return reading.get();
        } finally {
            awaited.computeIfPresent(whose, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    private static int oneMore(int count, int limit) {
        if (limit > 0 && count >= limit) {
            throw new ServerFull();
        }
        return count + 1;
    }
}
