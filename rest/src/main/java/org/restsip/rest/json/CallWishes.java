package org.restsip.rest.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restsip.InvalidValue;
import org.restsip.call.Call;
import org.restsip.call.CallWish;
import org.restsip.call.CallWish.Guest;
import org.restsip.call.EntryWish;
import org.restsip.call.Invitation;
import org.restsip.call.Session;
import org.restsip.user.Aor;
import org.restsip.user.Domains;

/** What a client wishes of a call, read from its request. Members that have no meaning here are the client's own. */
public final class CallWishes {
    private static final String LOGIN = "/login/";

    /** What a call shows by itself: whoever sends back what it got changes nothing by these. */
    private static final Set<String> CALL_MEMBERS = Set.of(
            "id",
            "url",
            "version",
            "subject",
            "access",
            "state",
            "created",
            "creator",
            "session",
            "children",
            "invited",
            "claim",
            "claimed");

    private static final Set<String> ENTRY_MEMBERS =
            Set.of("id", "url", "version", "login", "session", "state", "via", "instance", "claim", "joined");

    private CallWishes() {}

    public static CallWish call(Members wanted, Domains domains) {
        return new CallWish(
                wanted.text("subject"),
                wanted.text("access").map(CallWishes::access),
                session(wanted),
                extras(wanted, CALL_MEMBERS),
                wanted.value("invited").map(list -> guests(list, wanted.flag("claim"), domains)));
    }

    public static EntryWish entry(Members wanted) {
        return new EntryWish(
                wanted.text("instance"),
                session(wanted),
                extras(wanted, ENTRY_MEMBERS),
                wanted.flag("claim").orElse(false));
    }

    /** One person to be invited. */
    public static Guest guest(Aor aor, Members wanted) {
        return new Guest(aor, wanted.flag("claim").orElse(false));
    }

    /** A user who is named by a login's URL, also with the host before it, or by address. */
    public static Aor person(String field, String named, Domains domains) {
        try {
            var login = named.indexOf(LOGIN);
            if (login < 0) {
                return domains.complete(named);
            }
            var rest = named.substring(login + LOGIN.length());
            var address = rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/'));
            return domains.complete(URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | InvalidValue e) {
            throw new InvalidValue(field, "must name users by address or login URL");
        }
    }

    /** What the invited says of the invitation, if anything. */
    public static Optional<Invitation.State> answer(Members said) {
        return said.text("state").map(word -> switch (word) {
            case "ringing" -> Invitation.State.RINGING;
            case "rejected" -> Invitation.State.REJECTED;
            default -> throw new InvalidValue("state", "must be ringing or rejected");
        });
    }

    private static Optional<Session> session(Members wanted) {
        return wanted.value("session").map(Sessions::of);
    }

    private static Call.Access access(String word) {
        return switch (word) {
            case "open" -> Call.Access.OPEN;
            case "invited" -> Call.Access.INVITED;
            default -> throw new InvalidValue("access", "must be open or invited");
        };
    }

    /** Addresses or login URLs, or objects such as a call shows; each person once. */
    private static List<Guest> guests(JsonValue list, Optional<Boolean> claim, Domains domains) {
        if (list.getValueType() != JsonValue.ValueType.ARRAY) {
            throw notPeople();
        }
        var guests = new LinkedHashMap<Aor, Guest>();
        for (var item : list.asJsonArray()) {
            var guest = guest(item, claim.orElse(false), domains);
            guests.putIfAbsent(guest.aor(), guest);
        }
        return List.copyOf(guests.values());
    }

    private static Guest guest(JsonValue item, boolean claim, Domains domains) {
        if (item instanceof JsonString text) {
            return new Guest(person("invited", text.getString(), domains), claim);
        }
        if (item instanceof JsonObject object) {
            var one = new Members(object, "invited.", true);
            return new Guest(
                    person("invited", one.requiredText("login"), domains),
                    one.flag("claim").orElse(claim));
        }
        throw notPeople();
    }

    private static InvalidValue notPeople() {
        return new InvalidValue("invited", "must be a list of addresses or login URLs");
    }

    /** A member that is null is taken away. */
    private static Map<String, Optional<String>> extras(Members wanted, Set<String> own) {
        var extras = new HashMap<String, Optional<String>>();
        wanted.object().forEach((name, value) -> {
            if (!own.contains(name.toLowerCase(Locale.ROOT))) {
                extras.put(
                        name,
                        value.getValueType() == JsonValue.ValueType.NULL
                                ? Optional.empty()
                                : Optional.of(value.toString()));
            }
        });
        return extras;
    }
}
