package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.restsip.event.NodeId;
import org.restsip.login.ContactId;
import org.restsip.message.Content;
import org.restsip.message.DeliveryState;
import org.restsip.message.Handling;
import org.restsip.message.Handling.Kind;
import org.restsip.message.Inbox;
import org.restsip.message.Inbox.Lane;
import org.restsip.message.Inbox.Slot;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.message.Receipt.Claim;
import org.restsip.message.Receipt.Target;
import org.restsip.user.Aor;

/** Messages, where they wait, and their receipts. */
final class MessageCodecs {
    static final List<Codec<?>> ALL = List.of(
            new Codec<>("message", Message.class, MessageCodecs::write, MessageCodecs::readMessage),
            new Codec<>("inbox", Inbox.class, MessageCodecs::write, MessageCodecs::readInbox),
            new Codec<>("lane", Lane.class, MessageCodecs::write, MessageCodecs::readLane),
            new Codec<>("slot", Slot.class, MessageCodecs::write, MessageCodecs::readSlot),
            new Codec<>("receipt", Receipt.class, MessageCodecs::write, MessageCodecs::readReceipt),
            new Codec<>("claim", Claim.class, MessageCodecs::write, MessageCodecs::readClaim),
            new Codec<>("target", Target.class, MessageCodecs::write, MessageCodecs::readTarget));

    private MessageCodecs() {}

    private static void write(CompactWriter out, Message message) {
        out.writeString("id", message.id().value());
        out.writeString("sender", message.sender().toString());
        out.writeString("receiver", message.receiver().toString());
        out.writeString("type", message.content().type());
        out.writeArrayOfInt8("content", message.content().bytes());
        Fields.time(out, "sent", message.sent());
        Fields.time(out, "expires", message.expires());
        out.writeString("kind", message.kind().name());
        out.writeBoolean("store", message.store());
        out.writeInt32("hops", message.hops());
        Fields.texts(out, "aboutNames", message.content().about().keySet());
        Fields.texts(out, "aboutValues", message.content().about().values());
        out.writeString("cause", message.cause().orElse(""));
    }

    private static Message readMessage(CompactReader in) {
        var bytes = Objects.requireNonNullElse(in.readArrayOfInt8("content"), new byte[0]);
        return new Message(
                new MessageId(Fields.text(in, "id")),
                Aor.of(Fields.text(in, "sender")),
                Aor.of(Fields.text(in, "receiver")),
                new Content(Fields.text(in, "type"), bytes, about(in)),
                Fields.time(in, "sent"),
                Fields.time(in, "expires"),
                Fields.constant(in, "kind", Kind.MESSAGE),
                Fields.flag(in, "store"),
                Fields.addedNumber(in, "hops", Handling.USUAL.hops()),
                Optional.of(Fields.addedText(in, "cause")).filter(cause -> !cause.isEmpty()));
    }

    private static Map<String, String> about(CompactReader in) {
        var names = Fields.addedTexts(in, "aboutNames");
        var values = Fields.addedTexts(in, "aboutValues");
        return IntStream.range(0, names.length)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(n -> names[n], n -> values[n]));
    }

    private static void write(CompactWriter out, Inbox inbox) {
        out.writeString("owner", inbox.owner().toString());
        Fields.version(out, "revision", inbox.revision());
        out.writeArrayOfCompact("lanes", inbox.lanes().toArray(Lane[]::new));
    }

    private static Inbox readInbox(CompactReader in) {
        return new Inbox(
                Aor.of(Fields.text(in, "owner")), Fields.version(in, "revision"), Fields.list(in, "lanes", Lane.class));
    }

    private static void write(CompactWriter out, Lane lane) {
        out.writeString("contact", lane.contact().value());
        out.writeInt64("lastSeq", lane.lastSeq());
        out.writeArrayOfCompact("slots", lane.slots().toArray(Slot[]::new));
        Fields.time(out, "lastUsed", lane.lastUsed());
    }

    private static Lane readLane(CompactReader in) {
        return new Lane(
                new ContactId(Fields.text(in, "contact")),
                in.readInt64("lastSeq"),
                Fields.list(in, "slots", Slot.class),
                Fields.time(in, "lastUsed"));
    }

    private static void write(CompactWriter out, Slot slot) {
        out.writeInt64("seq", slot.seq());
        out.writeString("message", slot.message().value());
        out.writeBoolean("delivered", slot.delivered());
        Fields.time(out, "expires", slot.expires());
        out.writeInt32("size", slot.size());
        out.writeBoolean("withdrawal", slot.withdrawal());
        out.writeString("carrier", slot.carrier().map(NodeId::value).orElse(""));
    }

    private static Slot readSlot(CompactReader in) {
        return new Slot(
                in.readInt64("seq"),
                new MessageId(Fields.text(in, "message")),
                in.readBoolean("delivered"),
                Fields.time(in, "expires"),
                in.readInt32("size"),
                Fields.flag(in, "withdrawal"),
                Optional.of(Fields.addedText(in, "carrier"))
                        .filter(node -> !node.isEmpty())
                        .map(NodeId::new));
    }

    private static void write(CompactWriter out, Receipt receipt) {
        out.writeString("id", receipt.id().value());
        Fields.version(out, "revision", receipt.revision());
        Fields.version(out, "version", receipt.version());
        out.writeString("sender", receipt.sender().toString());
        out.writeString("receiver", receipt.receiver().toString());
        out.writeArrayOfCompact("targets", receipt.targets().toArray(Target[]::new));
        Fields.time(out, "changed", receipt.changed());
        out.writeString("kind", receipt.kind().name());
        out.writeString("fingerprint", receipt.fingerprint());
        out.writeCompact("claim", receipt.claim().orElse(null));
        out.writeBoolean("stored", receipt.stored());
        Fields.time(out, "expires", receipt.expires());
        out.writeBoolean("durable", receipt.durable());
    }

    private static void write(CompactWriter out, Claim claim) {
        out.writeString("token", claim.token());
        Fields.time(out, "since", claim.since());
    }

    private static Claim readClaim(CompactReader in) {
        return new Claim(Fields.text(in, "token"), Fields.time(in, "since"));
    }

    private static Receipt readReceipt(CompactReader in) {
        return new Receipt(
                new MessageId(Fields.text(in, "id")),
                Fields.version(in, "revision"),
                Fields.version(in, "version"),
                Aor.of(Fields.text(in, "sender")),
                Aor.of(Fields.text(in, "receiver")),
                Fields.list(in, "targets", Target.class),
                Fields.time(in, "changed"),
                Fields.constant(in, "kind", Kind.MESSAGE),
                Fields.addedText(in, "fingerprint"),
                Fields.optional(in, "claim", Claim.class),
                Fields.flag(in, "stored"),
                Fields.time(in, "expires", Fields.time(in, "changed")),
                Fields.flag(in, "durable"));
    }

    private static void write(CompactWriter out, Target target) {
        out.writeString("contact", target.contact().value());
        out.writeString("state", target.state().name());
        out.writeString("reason", target.reason());
    }

    private static Target readTarget(CompactReader in) {
        return new Target(
                new ContactId(Fields.text(in, "contact")),
                Fields.constant(in, "state", DeliveryState.class),
                Fields.text(in, "reason"));
    }
}
