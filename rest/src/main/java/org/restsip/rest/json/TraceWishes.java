package org.restsip.rest.json;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.restsip.InvalidValue;
import org.restsip.trace.Target;
import org.restsip.trace.Tracing.Wish;
import org.restsip.user.Aor;
import org.restsip.user.Domains;

/** What an operator wants to trace, read from the request. */
public final class TraceWishes {
    private TraceWishes() {}

    public static Wish of(Members wanted, Domains domains) {
        return new Wish(
                target(wanted, domains),
                wanted.wholeNumber("seconds").map(Duration::ofSeconds),
                wanted.flag("bodies").orElse(false));
    }

    private static Target target(Members wanted, Domains domains) {
        var named = Stream.of(
                        wanted.text("user").map(user -> Target.user(address(user, domains))),
                        wanted.text("call").map(Target::call),
                        wanted.text("peer").map(Target::peer))
                .flatMap(Optional::stream)
                .toList();
        return only(named);
    }

    private static Target only(List<Target> named) {
        if (named.size() != 1) {
            throw new InvalidValue("user", "or call or peer must be there, and only one of them");
        }
        return named.get(0);
    }

    private static Aor address(String user, Domains domains) {
        try {
            return domains.complete(user);
        } catch (InvalidValue e) {
            throw new InvalidValue("user", "must be an address such as local@domain");
        }
    }
}
