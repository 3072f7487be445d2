package org.restsip.rest.json;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.CallList;
import org.restsip.call.CallSummary;
import org.restsip.call.Extras;
import org.restsip.call.Invitation;
import org.restsip.call.Participant;
import org.restsip.call.PastCall;
import org.restsip.call.Session;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.Life;
import org.restsip.login.Login;
import org.restsip.login.Presence;
import org.restsip.login.Roster.Listed;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.mailbox.Introduction.Introduced;
import org.restsip.mailbox.Mailbox;
import org.restsip.mailbox.Reader;
import org.restsip.mailbox.StoredMessage;
import org.restsip.message.Delivery;
import org.restsip.message.Receipt;
import org.restsip.message.Withdrawal;
import org.restsip.server.Takeout.Everything;
import org.restsip.user.Aor;
import org.restsip.user.Device;
import org.restsip.user.DeviceCredential;
import org.restsip.user.Privacy;
import org.restsip.user.SignIns;
import org.restsip.user.User;

/** The core's records as the API shows them. */
public final class Views {
    /** Messages that are shown with their owner. */
    private static final int NEWEST = 5;

    private final Clock clock;

    public Views(Clock clock) {
        this.clock = clock;
    }

    /** The contacts of a login, for those who may see them. */
    public JsonObject login(Login login) {
        return object().add("url", Paths.login(login.aor()))
                .add("email", login.aor().toString())
                .add("version", login.contactsVersion().toString())
                .add("presence", presence(login.presence()))
                .addAll(privacy(login.privacy()))
                .add("children", array(login.contacts(), contact -> contact(login.aor(), contact)))
                .build();
    }

    /** What others see of a login. */
    public JsonObject presence(PresenceOf shown) {
        return object().add("url", Paths.login(shown.aor()))
                .add("email", shown.aor().toString())
                .add("version", shown.version().toString())
                .add("presence", presence(shown.presence()))
                .build();
    }

    /** Who is logged in, as far as the watcher may know. */
    public JsonObject roster(Listed listed) {
        return object().add("url", "/login")
                .add("version", listed.version().toString())
                .add("children", array(listed.part().items(), shown -> presence(shown)))
                .build();
    }

    /**
     * Not when it ends: every refresh moves that, which is no change and has no tag of its own (RFC 9110, section 8.8.1).
     */
    public JsonObject contact(Aor owner, Contact contact) {
        var json = object().add("id", contact.id().value())
                .add("url", Paths.contact(owner, contact.id()))
                .add("version", contact.version().toString())
                .add("contact", contact.uri())
                .add("via", contact.isPhone() ? "phone" : "web");
        addHeld(json, contact.life());
        json.add("q", contact.q());
        if (!contact.name().isEmpty()) {
            json.add("label", contact.name());
        }
        contact.phone().ifPresent(phone -> addPhone(json, phone));
        return json.add("instance", contact.instance())
                .add("presence", presence(contact.presence()))
                .add("since", time(contact.since()))
                .build();
    }

    /** What its owner may know it by. */
    private static void addPhone(JsonObjectBuilder json, PhoneBinding phone) {
        json.add("transport", phone.flow().transport());
        if (!phone.agent().isEmpty()) {
            json.add("agent", phone.agent());
        }
    }

    /** The answer to a refresh: the contact, and how long it was given. */
    public JsonObject refreshed(Aor owner, Contact contact) {
        var json = JSON.createObjectBuilder(contact(owner, contact));
        addExpires(json, contact.life());
        return json.build();
    }

    /** The short answer to a login. */
    public JsonObject registered(Aor owner, Contact contact) {
        var json = object().add("url", Paths.contact(owner, contact.id()))
                .add("id", contact.id().value());
        addExpires(json, contact.life());
        addHeld(json, contact.life());
        return json.build();
    }

    public JsonObject receipt(Receipt receipt) {
        var json = object().add("id", receipt.id().value())
                .add("url", Paths.receipt(receipt.receiver(), receipt.id()))
                .add("version", receipt.version().toString())
                .add("from", Paths.login(receipt.sender()))
                .add("to", Paths.login(receipt.receiver()))
                .add("kind", receipt.kind().word())
                .add("targets", array(receipt.targets(), Views::target));
        if (receipt.stored()) {
            json.add("stored", true);
        }
        return json.build();
    }

    /** A message that its receiver was given is taken back. */
    public JsonObject withdrawal(Withdrawal withdrawal) {
        return object().add("id", withdrawal.message().value())
                .add("from", Paths.login(withdrawal.sender()))
                .add("to", Paths.login(withdrawal.receiver()))
                .add("seq", withdrawal.seq())
                .add("redelivered", withdrawal.redelivered())
                .build();
    }

    /** A message as its receiver gets it; a body that is not UTF-8 text is in Base64. */
    public JsonObject message(Delivery delivery) {
        var message = delivery.message();
        var json = object().add("id", message.id().value())
                .add("from", Paths.login(message.sender()))
                .add("to", Paths.login(message.receiver()))
                .add("sent", message.sent().truncatedTo(ChronoUnit.MILLIS).toString())
                .add("seq", delivery.seq())
                .add("redelivered", delivery.redelivered())
                .add("kind", message.kind().word())
                .add("type", message.content().type());
        BodyText.of(message.content().bytes())
                .ifPresentOrElse(
                        text -> json.add("body", text),
                        () -> json.add(
                                "base64", BodyText.base64(message.content().bytes())));
        return json.build();
    }

    /** What its sender learns of a message that was left. */
    public JsonObject left(StoredMessage message) {
        return object().add("id", message.id().value())
                .add("url", Paths.message(message))
                .build();
    }

    /** A message in its owner's mailbox; whether it is read depends on who reads. */
    public JsonObject storedMessage(StoredMessage message, Reader reader) {
        var json = object().add("id", message.id().value())
                .add("url", Paths.message(message))
                .add("from", Paths.login(message.sender()))
                .add("left", message.left().truncatedTo(ChronoUnit.MILLIS).toString())
                .add("type", message.type())
                .add("size", message.size())
                .add("content", Paths.message(message) + "/content");
        message.media().ifPresent(url -> json.add("media", url));
        return json.add("read", message.marks().isReadBy(reader))
                .add("readBy", JSON.createArrayBuilder(message.marks().devices()))
                .build();
    }

    /** A mailbox with its newest messages. */
    public JsonObject mailbox(Mailbox.Shown shown) {
        return object().add("url", Paths.messages(shown.owner().id()))
                .add("version", shown.summary().version().toString())
                .add("messages", shown.summary().messages())
                .add("unread", shown.summary().unread())
                .add("bytes", shown.summary().bytes())
                .add("children", array(shown.newest(), message -> storedMessage(message, Reader.OWNER)))
                .build();
    }

    public JsonObject call(Call call) {
        var terms = call.terms();
        var json = object().add("id", call.id().value())
                .add("url", Paths.call(call.id()))
                .add("version", call.version().toString())
                .add("subject", terms.subject())
                .add("access", word(terms.access()))
                .add("state", word(call.state()))
                .add("created", time(call.created()))
                .add("creator", Paths.login(call.creator()));
        addSession(json, terms.session());
        addExtras(json, terms.extras());
        call.claim().ifPresent(winner -> json.add("claimed", Paths.participant(call.id(), winner)));
        return json.add("children", array(call.participants(), entry -> participant(call.id(), entry)))
                .add("invited", array(call.invited(), guest -> invitation(call.id(), guest)))
                .build();
    }

    /** A call in a list. */
    public JsonObject callSummary(CallSummary call) {
        return object().add("id", call.id().value())
                .add("url", Paths.call(call.id()))
                .add("version", call.version().toString())
                .add("subject", call.subject())
                .add("access", word(call.access()))
                .add("state", word(call.state()))
                .add("created", time(call.created()))
                .add("creator", Paths.login(call.creator()))
                .add("participants", call.participants())
                .build();
    }

    /** The calls of the watcher. */
    public JsonObject calls(CallList.Listed listed) {
        return object().add("url", "/call")
                .add("version", listed.version().toString())
                .add("children", array(listed.part().items(), call -> callSummary(call)))
                .build();
    }

    public JsonObject participant(CallId call, Participant entry) {
        var json = object().add("id", entry.id().value())
                .add("url", Paths.participant(call, entry.id()))
                .add("login", Paths.login(entry.aor()));
        addSession(json, entry.session());
        json.add("state", "joined").add("via", word(entry.via()));
        addExtras(json, entry.extras());
        return json.build();
    }

    public JsonObject invitation(CallId call, Invitation guest) {
        var json = object().add("url", Paths.invitation(call, guest.aor()))
                .add("login", Paths.login(guest.aor()))
                .add("state", guest.state().word());
        if (guest.claim()) {
            json.add("claim", true);
        }
        if (!guest.reason().isEmpty()) {
            json.add("reason", guest.reason());
        }
        return json.build();
    }

    /** A call as it stands in that person's history. */
    public JsonObject pastCall(PastCall call, Aor owner) {
        var json = object().add("id", call.id().value())
                .add("url", Paths.call(call.id()))
                .add("subject", call.subject())
                .add("state", call.end().isPresent() ? "ended" : "active")
                .add("creator", Paths.login(call.creator()))
                .add("created", time(call.created()));
        call.end()
                .ifPresent(end -> json.add("ended", time(end.at()))
                        .add("reason", end.reason().word()));
        return json.add("missed", call.isMissedBy(owner))
                .add("children", array(call.people(), Views::part))
                .build();
    }

    private static JsonObject part(PastCall.Part part) {
        var json = object().add("login", Paths.login(part.aor()))
                .add("state", part.role().word());
        part.stay().ifPresent(stay -> {
            json.add("via", word(stay.via())).add("joined", time(stay.joined()));
            stay.left().ifPresent(left -> json.add("left", time(left)));
        });
        return json.build();
    }

    /** A user as the caller may see it; in the mailbox, which only its owner sees, the newest messages. */
    public JsonObject introduced(Introduced introduced) {
        var user = introduced.user();
        var json = card(user);
        if (introduced.whole()) {
            json.add("email", user.aor().toString())
                    .add(
                            "created",
                            user.created().truncatedTo(ChronoUnit.MILLIS).toString())
                    .add("version", user.version().toString())
                    .add("messages", Paths.messages(user.id()))
                    .add("history", Paths.user(user.id()) + "/history")
                    .add("devices", Paths.user(user.id()) + "/device")
                    .addAll(privacy(user.privacy()));
        }
        introduced.mailbox().ifPresent(shown -> json.add("mailbox", newest(shown)));
        return json.build();
    }

    /** All that there is of a user; contents of messages are at their URLs. */
    public JsonObject everything(Everything all) {
        var user = all.user().user();
        return object().add("user", introduced(all.user()))
                .add("devices", array(all.devices(), this::device))
                .add("contacts", array(all.contacts(), contact -> contact(user.aor(), contact)))
                .add("messages", array(all.messages(), message -> storedMessage(message, Reader.OWNER)))
                .add("history", array(all.history(), call -> pastCall(call, user.aor())))
                .build();
    }

    private static JsonObjectBuilder card(User user) {
        var fields = object();
        user.fields().values().forEach(fields::add);
        return object().add("id", user.id().value())
                .add("url", Paths.user(user.id()))
                .add("name", user.name())
                .add("login", Paths.login(user.aor()))
                .add("fields", fields);
    }

    private JsonObjectBuilder newest(Mailbox.Shown shown) {
        return object().add("messages", shown.summary().messages())
                .add("unread", shown.summary().unread())
                .add("bytes", shown.summary().bytes())
                .add(
                        "newest",
                        array(
                                shown.newest().stream().limit(NEWEST).toList(),
                                message -> storedMessage(message, Reader.OWNER)));
    }

    /** What a client learns of the session that was opened for it, with the token if it wants that. */
    public void addSession(JsonObjectBuilder json, SignIns.Opened opened, boolean withToken) {
        json.add("session", session(opened.session(), opened.until()));
        if (withToken) {
            json.add("token", opened.token().value());
        }
    }

    /** A session, and when it ends if it is not used again. */
    public JsonObject session(org.restsip.user.Session session, Instant until) {
        return object().add("id", session.id().value())
                .add("created", session.created().truncatedTo(ChronoUnit.MILLIS).toString())
                .add("until", until.truncatedTo(ChronoUnit.MILLIS).toString())
                .build();
    }

    public JsonObject device(Device device) {
        return object().add("id", device.id().value())
                .add("name", device.name())
                .add("created", device.created().truncatedTo(ChronoUnit.MILLIS).toString())
                .build();
    }

    /** With the secret: shown when the device is made, and never again. */
    public JsonObject credential(DeviceCredential credential) {
        return object().add("id", credential.device().id().value())
                .add("name", credential.device().name())
                .add("username", credential.device().id().value())
                .add("secret", credential.secret())
                .build();
    }

    private static JsonObjectBuilder privacy(Privacy privacy) {
        return object().add("visibility", privacy.visibility().word())
                .add("allow", addresses(privacy.allow()))
                .add("block", addresses(privacy.block()))
                .add("directory", privacy.directory() ? "on" : "off");
    }

    private static JsonArrayBuilder addresses(Set<Aor> addresses) {
        return JSON.createArrayBuilder(
                addresses.stream().sorted().map(Aor::toString).toList());
    }

    private static JsonObject presence(Presence presence) {
        var json = object().add("status", presence.status().word());
        if (!presence.note().isEmpty()) {
            json.add("note", presence.note());
        }
        if (!presence.activity().isEmpty()) {
            json.add("activity", presence.activity());
        }
        return json.build();
    }

    private static JsonObject target(Receipt.Target target) {
        var json = object().add("contact", target.contact().value())
                .add("state", target.state().word());
        if (!target.reason().isEmpty()) {
            json.add("reason", target.reason());
        }
        return json.build();
    }

    private static void addSession(JsonObjectBuilder json, Session session) {
        if (!session.isEmpty()) {
            json.add("session", Sessions.json(session));
        }
    }

    private static void addExtras(JsonObjectBuilder json, Extras extras) {
        extras.members().forEach((name, value) -> json.add(name, Sessions.json(value)));
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static void addHeld(JsonObjectBuilder json, Life life) {
        if (life instanceof Life.Held) {
            json.add("held", true);
        }
    }

    /** In the answer to whoever has asked for it. */
    private void addExpires(JsonObjectBuilder json, Life life) {
        if (life instanceof Life.Timed timed) {
            timed.secondsLeft(clock.instant()).ifPresent(seconds -> json.add("expires", seconds));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    private static <T> JsonArrayBuilder array(Collection<T> items, Function<T, JsonObject> view) {
        var array = JSON.createArrayBuilder();
        items.forEach(item -> array.add(view.apply(item)));
        return array;
    }
}
