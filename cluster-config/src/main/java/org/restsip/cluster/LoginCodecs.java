package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.restsip.event.NodeId;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.ContactId;
import org.restsip.login.Flow;
import org.restsip.login.Life;
import org.restsip.login.Login;
import org.restsip.login.Presence;
import org.restsip.login.Publication;
import org.restsip.user.Aor;
import org.restsip.user.Privacy;

/** Logins and what they are made of. */
final class LoginCodecs {
    static final List<Codec<?>> ALL = List.of(
            new Codec<>("login", Login.class, LoginCodecs::write, LoginCodecs::readLogin),
            new Codec<>("privacy", Privacy.class, LoginCodecs::write, LoginCodecs::readPrivacy),
            new Codec<>("contact", Contact.class, LoginCodecs::write, LoginCodecs::readContact),
            new Codec<>("life", StoredLife.class, LoginCodecs::write, LoginCodecs::readLife),
            new Codec<>("phone", PhoneBinding.class, LoginCodecs::write, LoginCodecs::readPhone),
            new Codec<>("publication", Publication.class, LoginCodecs::write, LoginCodecs::readPublication));

    /** Of listeners that were named by their port alone. */
    private static final String ANY_ADDRESS = "0.0.0.0";

    /** A life of either kind, in one shape. */
    record StoredLife(boolean held, List<String> holders, Instant end) {
        static StoredLife of(Life life) {
            if (life instanceof Life.Held held) {
                return new StoredLife(
                        true,
                        held.holders().stream().map(NodeId::value).sorted().toList(),
                        held.grace());
            }
            return new StoredLife(false, List.of(), life.ends().orElseThrow());
        }

        Life life() {
            return held
                    ? new Life.Held(holders.stream().map(NodeId::new).collect(Collectors.toSet()), end)
                    : new Life.Timed(end);
        }
    }

    private LoginCodecs() {}

    private static void write(CompactWriter out, Login login) {
        out.writeString("aor", login.aor().toString());
        Fields.version(out, "revision", login.revision());
        Fields.version(out, "contacts", login.contactsVersion());
        Fields.version(out, "presence", login.presenceVersion());
        out.writeArrayOfCompact("contactList", login.contacts().toArray(Contact[]::new));
        out.writeCompact("privacy", login.privacy());
    }

    private static Login readLogin(CompactReader in) {
        return new Login(
                Aor.of(Fields.text(in, "aor")),
                Fields.version(in, "revision"),
                Fields.version(in, "contacts"),
                Fields.version(in, "presence"),
                Fields.list(in, "contactList", Contact.class),
                Fields.optional(in, "privacy", Privacy.class).orElse(Privacy.OPEN));
    }

    private static void write(CompactWriter out, Privacy privacy) {
        out.writeString("visibility", privacy.visibility().name());
        Fields.texts(out, "allow", privacy.allow());
        Fields.texts(out, "block", privacy.block());
        out.writeBoolean("directory", privacy.directory());
        Fields.version(out, "version", privacy.version());
    }

    private static Privacy readPrivacy(CompactReader in) {
        return new Privacy(
                Fields.constant(in, "visibility", Privacy.Visibility.class),
                addresses(in, "allow"),
                addresses(in, "block"),
                in.readBoolean("directory"),
                Fields.version(in, "version"));
    }

    private static Set<Aor> addresses(CompactReader in, String name) {
        return Arrays.stream(Fields.texts(in, name)).map(Aor::of).collect(Collectors.toUnmodifiableSet());
    }

    private static void write(CompactWriter out, Contact contact) {
        out.writeString("id", contact.id().value());
        out.writeString("instance", contact.instance());
        out.writeString("uri", contact.uri());
        out.writeCompact("life", StoredLife.of(contact.life()));
        out.writeFloat64("q", contact.q());
        out.writeString("label", contact.label());
        out.writeString("status", contact.presence().status().name());
        out.writeString("note", contact.presence().note());
        out.writeString("activity", contact.presence().activity());
        out.writeBoolean("said", contact.said().isPresent());
        Fields.time(out, "since", contact.since());
        out.writeCompact("phone", contact.phone().orElse(null));
        out.writeCompact("publication", contact.publication().orElse(null));
        Fields.version(out, "version", contact.version());
    }

    private static Contact readContact(CompactReader in) {
        Optional<PhoneBinding> phone = Optional.ofNullable(in.readCompact("phone"));
        return new Contact(
                new ContactId(Fields.text(in, "id")),
                Fields.text(in, "instance"),
                Fields.text(in, "uri"),
                Fields.one(in, "life", StoredLife.class).life(),
                in.readFloat64("q"),
                Fields.text(in, "label"),
                said(in),
                Fields.time(in, "since"),
                phone,
                Fields.optional(in, "publication", Publication.class),
                Fields.laterVersion(in, "version"));
    }

    /** Former releases did not note who has said nothing; all of those were available. */
    private static Optional<Presence> said(CompactReader in) {
        var presence = new Presence(
                Fields.constant(in, "status", Presence.Status.class),
                Fields.text(in, "note"),
                Fields.text(in, "activity"));
        return Optional.of(presence).filter(said -> Fields.flag(in, "said") || !said.equals(Presence.AVAILABLE));
    }

    private static void write(CompactWriter out, Publication publication) {
        out.writeString("tag", publication.tag());
        Fields.time(out, "until", publication.until());
    }

    private static Publication readPublication(CompactReader in) {
        return new Publication(Fields.text(in, "tag"), Fields.time(in, "until"));
    }

    static void write(CompactWriter out, StoredLife life) {
        out.writeBoolean("held", life.held());
        Fields.texts(out, "holders", life.holders());
        Fields.time(out, "end", life.end());
    }

    private static StoredLife readLife(CompactReader in) {
        return new StoredLife(
                in.readBoolean("held"), Arrays.asList(Fields.texts(in, "holders")), Fields.time(in, "end"));
    }

    private static void write(CompactWriter out, PhoneBinding phone) {
        out.writeString("callId", phone.callId());
        out.writeInt64("cseq", phone.cseq());
        out.writeString("node", phone.flow().node().value());
        out.writeString("transport", phone.flow().transport());
        out.writeString("localAddress", phone.flow().localAddress());
        out.writeInt32("localPort", phone.flow().localPort());
        out.writeString("remoteAddress", phone.flow().remoteAddress());
        out.writeInt32("remotePort", phone.flow().remotePort());
        out.writeBoolean("named", phone.named());
        out.writeInt32("flowNumber", phone.flowNumber());
        Fields.texts(out, "path", phone.path());
        out.writeString("agent", phone.agent());
    }

    private static PhoneBinding readPhone(CompactReader in) {
        var flow = new Flow(
                new NodeId(Fields.text(in, "node")),
                Fields.text(in, "transport"),
                Fields.addedText(in, "localAddress", ANY_ADDRESS),
                in.readInt32("localPort"),
                Fields.text(in, "remoteAddress"),
                in.readInt32("remotePort"));
        return new PhoneBinding(
                flow,
                Fields.text(in, "callId"),
                in.readInt64("cseq"),
                Fields.flag(in, "named"),
                Fields.addedNumber(in, "flowNumber"),
                Arrays.asList(Fields.addedTexts(in, "path")),
                Fields.addedText(in, "agent"));
    }
}
