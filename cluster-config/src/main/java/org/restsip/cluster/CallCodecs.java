package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.restsip.call.Attendance;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.Extras;
import org.restsip.call.Invitation;
import org.restsip.call.Ledger;
import org.restsip.call.Participant;
import org.restsip.call.ParticipantId;
import org.restsip.call.PastCall;
import org.restsip.call.Session;
import org.restsip.call.Terms;
import org.restsip.cluster.LoginCodecs.StoredLife;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;

/** Calls and who is in them. */
final class CallCodecs {
    static final List<Codec<?>> ALL = List.of(
            new Codec<>("call", Call.class, CallCodecs::write, CallCodecs::readCall),
            new Codec<>("participant", Participant.class, CallCodecs::write, CallCodecs::readParticipant),
            new Codec<>("invitation", Invitation.class, CallCodecs::write, CallCodecs::readInvitation),
            new Codec<>("attendance", Attendance.class, CallCodecs::write, CallCodecs::readAttendance),
            new Codec<>("call-end", Ledger.End.class, CallCodecs::write, CallCodecs::readEnd));

    /** All who have a part in a call, for the index alone; see {@link ClusterCalls}. */
    static final String PEOPLE = "people";

    static final String CREATED = "created";

    private CallCodecs() {}

    private static void write(CompactWriter out, Call call) {
        out.writeString("id", call.id().value());
        Fields.version(out, "revision", call.revision());
        Fields.version(out, "version", call.version());
        out.writeString("creator", call.creator().toString());
        Fields.time(out, CREATED, call.created());
        out.writeString("madeBy", call.madeBy());
        out.writeString("subject", call.terms().subject());
        out.writeString("access", call.terms().access().name());
        write(out, call.terms().session());
        write(out, call.terms().extras());
        out.writeString("state", call.state().name());
        out.writeArrayOfCompact("participants", call.participants().toArray(Participant[]::new));
        out.writeArrayOfCompact("invited", call.invited().toArray(Invitation[]::new));
        out.writeString("claim", call.claim().map(ParticipantId::value).orElse(""));
        Fields.time(out, "emptyEnd", call.emptyEnd());
        out.writeArrayOfCompact("past", call.ledger().past().toArray(Attendance[]::new));
        out.writeCompact("end", call.ledger().end().orElse(null));
        out.writeInt64("historyDue", call.ledger().due().map(Micros::of).orElse(0L));
        Fields.texts(out, PEOPLE, call.people());
    }

    private static Call readCall(CompactReader in) {
        Optional<Ledger.End> end = Optional.ofNullable(in.readCompact("end"));
        var due = in.readInt64("historyDue");
        return new Call(
                new CallId(Fields.text(in, "id")),
                Fields.version(in, "revision"),
                Fields.version(in, "version"),
                Aor.of(Fields.text(in, "creator")),
                Fields.time(in, CREATED),
                Fields.text(in, "madeBy"),
                new Terms(
                        Fields.text(in, "subject"),
                        Fields.constant(in, "access", Call.Access.class),
                        readSession(in),
                        readExtras(in)),
                Fields.constant(in, "state", Call.State.class),
                Fields.list(in, "participants", Participant.class),
                Fields.list(in, "invited", Invitation.class),
                Optional.of(Fields.text(in, "claim"))
                        .filter(winner -> !winner.isEmpty())
                        .map(ParticipantId::new),
                Fields.time(in, "emptyEnd"),
                new Ledger(
                        Fields.list(in, "past", Attendance.class),
                        end,
                        due == 0 ? Optional.empty() : Optional.of(Micros.instant(due))));
    }

    private static void write(CompactWriter out, Session session) {
        out.writeBoolean("sessionIsJson", session.json());
        out.writeString("session", session.text());
    }

    private static Session readSession(CompactReader in) {
        return new Session(in.readBoolean("sessionIsJson"), Fields.text(in, "session"));
    }

    private static void write(CompactWriter out, Extras extras) {
        Fields.texts(out, "extraNames", extras.members().keySet());
        Fields.texts(out, "extras", extras.members().values());
    }

    private static Extras readExtras(CompactReader in) {
        var names = Fields.texts(in, "extraNames");
        var values = Fields.texts(in, "extras");
        return new Extras(
                IntStream.range(0, names.length).boxed().collect(Collectors.toMap(n -> names[n], n -> values[n])));
    }

    private static void write(CompactWriter out, Participant entry) {
        out.writeString("id", entry.id().value());
        Fields.version(out, "version", entry.version());
        out.writeString("aor", entry.aor().toString());
        out.writeString("instance", entry.instance());
        write(out, entry.session());
        write(out, entry.extras());
        out.writeString("via", entry.via().name());
        out.writeCompact("life", StoredLife.of(entry.life()));
        Fields.time(out, "joined", entry.joined());
        out.writeString("joinKey", entry.joinedBy().key().orElse(""));
        out.writeString("joinFingerprint", entry.joinedBy().fingerprint());
    }

    private static Participant readParticipant(CompactReader in) {
        return new Participant(
                new ParticipantId(Fields.text(in, "id")),
                Fields.version(in, "version"),
                Aor.of(Fields.text(in, "aor")),
                Fields.text(in, "instance"),
                readSession(in),
                readExtras(in),
                Fields.constant(in, "via", Participant.Via.class),
                Fields.one(in, "life", StoredLife.class).life(),
                Fields.time(in, "joined"),
                new Attempt(
                        Optional.of(Fields.addedText(in, "joinKey")).filter(key -> !key.isEmpty()),
                        Fields.addedText(in, "joinFingerprint")));
    }

    private static void write(CompactWriter out, Invitation invitation) {
        out.writeString("aor", invitation.aor().toString());
        out.writeString("state", invitation.state().name());
        out.writeBoolean("claim", invitation.claim());
        out.writeString("reason", invitation.reason());
    }

    private static Invitation readInvitation(CompactReader in) {
        return new Invitation(
                Aor.of(Fields.text(in, "aor")),
                Fields.constant(in, "state", Invitation.State.class),
                in.readBoolean("claim"),
                Fields.text(in, "reason"));
    }

    private static void write(CompactWriter out, Attendance attendance) {
        out.writeString("aor", attendance.aor().toString());
        out.writeString("via", attendance.via().name());
        Fields.time(out, "joined", attendance.joined());
        Fields.time(out, "left", attendance.left());
    }

    private static Attendance readAttendance(CompactReader in) {
        return new Attendance(
                Aor.of(Fields.text(in, "aor")),
                Fields.constant(in, "via", Participant.Via.class),
                Fields.time(in, "joined"),
                Fields.time(in, "left"));
    }

    private static void write(CompactWriter out, Ledger.End end) {
        Fields.time(out, "at", end.at());
        out.writeString("reason", end.reason().name());
    }

    private static Ledger.End readEnd(CompactReader in) {
        return new Ledger.End(Fields.time(in, "at"), Fields.constant(in, "reason", PastCall.Reason.class));
    }
}
