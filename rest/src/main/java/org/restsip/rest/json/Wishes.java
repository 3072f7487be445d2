package org.restsip.rest.json;

import java.time.Duration;
import java.util.Optional;
import org.restsip.login.Presence;
import org.restsip.login.Registration;

/** What a client wishes, read from its request. */
public final class Wishes {
    private Wishes() {}

    /** The wish as it was, with the members that the request names in place of the old ones. */
    public static Registration registration(Registration before, Members changes) {
        var expires = changes.wholeNumber("expires").map(Duration::ofSeconds);
        var held = changes.flag("held");
        return new Registration(
                changes.text("contact").or(before::uri),
                changes.text("instance").or(before::instance),
                held.or(() -> expires.isPresent() ? Optional.of(false) : before.held()),
                expires.or(before::expires),
                changes.decimal("q").orElse(before.q()),
                changes.text("label").orElse(before.label()),
                changes.object("presence").map(Wishes::presence).or(before::presence),
                before.phone());
    }

    private static Presence presence(Members said) {
        return new Presence(
                said.text("status").map(Presence.Status::of).orElse(Presence.Status.AVAILABLE),
                said.text("note").orElse(""),
                said.text("activity").orElse(""));
    }
}
