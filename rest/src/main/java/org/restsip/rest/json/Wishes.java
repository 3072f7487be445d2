package org.restsip.rest.json;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.restsip.InvalidValue;
import org.restsip.login.Presence;
import org.restsip.login.Registration;
import org.restsip.message.Handling;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.FreeFields;
import org.restsip.user.Privacy;
import org.restsip.user.Privacy.Visibility;
import org.restsip.user.User;

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

    /** How a message shall be handled; what is not said is as usual. */
    public static Handling handling(Optional<String> expires, Optional<String> offline, Optional<String> kind) {
        return new Handling(
                expires.map(Wishes::seconds),
                offline.map(Wishes::store).orElse(Handling.USUAL.store()),
                kind.map(Handling.Kind::of).orElse(Handling.USUAL.kind()));
    }

    private static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new InvalidValue("expires", "must be a number of seconds");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static boolean store(String word) {
        return switch (word) {
            case "store" -> true;
            case "fail" -> false;
            default -> throw new InvalidValue("offline", "must be fail or store");
        };
    }

    /** Whom a user lets near, with the members that the request names in place of the old ones. */
    public static Privacy privacy(Privacy before, Members changes, Domains domains) {
        return new Privacy(
                changes.text("visibility").map(Visibility::of).orElse(before.visibility()),
                addresses("allow", before.allow(), changes, domains),
                addresses("block", before.block(), changes, domains),
                directory(changes).orElse(before.directory()),
                before.version());
    }

    /** A user, with the members that the request names in place of the old ones. */
    public static User user(User before, Members changes, Domains domains) {
        return before.with(
                        changes.text("name").orElse(before.name()),
                        changes.object("fields").map(Wishes::fields).orElse(before.fields()))
                .with(privacy(before.privacy(), changes, domains));
    }

    private static FreeFields fields(Members said) {
        var values = new TreeMap<String, String>();
        said.object().keySet().forEach(name -> said.text(name).ifPresent(value -> values.put(name, value)));
        return new FreeFields(values);
    }

    private static Set<Aor> addresses(String name, Set<Aor> before, Members changes, Domains domains) {
        if (changes.value(name).isEmpty()) {
            return before;
        }
        var named = changes.texts(name);
        if (named.size() > Privacy.MAX_LISTED) {
            throw new InvalidValue(name, "must have no more than " + Privacy.MAX_LISTED + " addresses");
        }
        try {
            return named.stream().map(domains::complete).collect(Collectors.toUnmodifiableSet());
        } catch (InvalidValue e) {
            throw new InvalidValue(name, "must be a list of addresses such as local@domain");
        }
    }

    /** The API says on and off; true and false mean the same. */
    private static Optional<Boolean> directory(Members changes) {
        return changes.value("directory").map(value -> switch (value.toString()) {
            case "\"on\"", "\"true\"", "true" -> true;
            case "\"off\"", "\"false\"", "false" -> false;
            default -> throw new InvalidValue("directory", "must be on or off");
        });
    }

    private static Presence presence(Members said) {
        return new Presence(
                said.text("status").map(Presence.Status::of).orElse(Presence.Status.AVAILABLE),
                said.text("note").orElse(""),
                said.text("activity").orElse(""));
    }
}
