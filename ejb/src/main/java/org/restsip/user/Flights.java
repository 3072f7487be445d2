package org.restsip.user;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.restsip.event.TooBusy;

/** Whoever asks what is being worked out at this moment waits for that, so that the same work is done once. */
final class Flights<T> {
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, CompletableFuture<T>> underWay = new ConcurrentHashMap<>();

    T join(String key, Supplier<T> work) {
        var mine = new CompletableFuture<T>();
        var others = underWay.putIfAbsent(key, mine);
        return others == null ? fly(key, work, mine) : await(others);
    }

    private T fly(String key, Supplier<T> work, CompletableFuture<T> flight) {
        try {
            var result = work.get();
            flight.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            flight.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, flight);
        }
    }

    private static <T> T await(CompletableFuture<T> flight) {
        try {
            return flight.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new TooBusy("try again", e);
        } catch (TimeoutException e) {
            throw new TooBusy("too many log in at once; try again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the server is stopping", e);
        }
    }
}
