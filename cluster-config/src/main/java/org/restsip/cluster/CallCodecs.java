package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.Participant;
import org.restsip.call.ParticipantId;
import org.restsip.call.Session;
import org.restsip.cluster.LoginCodecs.StoredLife;
import org.restsip.user.Aor;

/** Calls and who is in them. */
final class CallCodecs {
    static final List<Codec<?>> ALL = List.of(
            new Codec<>("call", Call.class, CallCodecs::write, CallCodecs::readCall),
            new Codec<>("participant", Participant.class, CallCodecs::write, CallCodecs::readParticipant));

    private CallCodecs() {}

    private static void write(CompactWriter out, Call call) {
        out.writeString("id", call.id().value());
        Fields.version(out, "revision", call.revision());
        Fields.version(out, "version", call.version());
        out.writeString("subject", call.subject());
        out.writeString("access", call.access().name());
        out.writeString("creator", call.creator().toString());
        Fields.time(out, "created", call.created());
        out.writeString("state", call.state().name());
        out.writeArrayOfCompact("participants", call.participants().toArray(Participant[]::new));
        Fields.texts(out, "invited", call.invited());
        Fields.time(out, "emptyEnd", call.emptyEnd());
    }

    private static Call readCall(CompactReader in) {
        return new Call(
                new CallId(Fields.text(in, "id")),
                Fields.version(in, "revision"),
                Fields.version(in, "version"),
                Fields.text(in, "subject"),
                Fields.constant(in, "access", Call.Access.class),
                Aor.of(Fields.text(in, "creator")),
                Fields.time(in, "created"),
                Fields.constant(in, "state", Call.State.class),
                Fields.list(in, "participants", Participant.class),
                Arrays.stream(Fields.texts(in, "invited")).map(Aor::of).collect(Collectors.toSet()),
                Fields.time(in, "emptyEnd"));
    }

    private static void write(CompactWriter out, Participant entry) {
        out.writeString("id", entry.id().value());
        out.writeString("aor", entry.aor().toString());
        out.writeString("instance", entry.instance());
        out.writeBoolean("sessionIsJson", entry.session().json());
        out.writeString("session", entry.session().text());
        out.writeString("via", entry.via().name());
        out.writeCompact("life", StoredLife.of(entry.life()));
        Fields.time(out, "joined", entry.joined());
    }

    private static Participant readParticipant(CompactReader in) {
        return new Participant(
                new ParticipantId(Fields.text(in, "id")),
                Aor.of(Fields.text(in, "aor")),
                Fields.text(in, "instance"),
                new Session(in.readBoolean("sessionIsJson"), Fields.text(in, "session")),
                Fields.constant(in, "via", Participant.Via.class),
                Fields.one(in, "life", StoredLife.class).life(),
                Fields.time(in, "joined"));
    }
}
