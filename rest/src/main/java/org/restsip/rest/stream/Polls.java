package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeUnit;
import org.restsip.Refusal;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;
import org.restsip.rest.security.Callers;
import org.restsip.server.Settings;
import org.restsip.server.Watching;

/**
 * GETs that wait for news, without a thread: when there are some, or the time is over, the request goes on its ordinary
 * way, and finds the new state or that there is none.
 */
@Singleton
public class Polls {
    private final Watches watches;
    private final int maxWait;

    @Inject
    public Polls(Watches watches, Settings settings) {
        this.watches = watches;
        this.maxWait = settings.number("events.max-wait");
    }

    /** Lets the request wait, or answers it; false if it has nothing to wait for. */
    boolean await(StreamRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked.known().isEmpty()) {
            return false;
        }
        Watching.Watch watch;
        try {
            watch = watches.find(Callers.of(request), asked.resource()).watch().ofState();
        } catch (Refusal refusal) {
            return false; // which the resource will say itself
        }
        try {
            wait(watch, Math.min(asked.patience().orElse(0), maxWait), request, response);
        } catch (Refusal refusal) {
            Responses.write(request, response, Problem.of(refusal));
        }
        return true;
    }

    private static void wait(
            Watching.Watch watch, int seconds, HttpServletRequest request, HttpServletResponse response) {
        var ticket = watch.admit();
        var opened = false;
        try {
            response.setHeader("Preference-Applied", "wait=" + seconds);
            var context = request.startAsync();
            context.setTimeout(TimeUnit.SECONDS.toMillis(seconds));
            context.addListener(new Departure(ticket.open(new PollSink(context))));
            opened = true;
        } finally {
            if (!opened) {
                ticket.giveBack();
            }
        }
    }
}
