package org.restsip.rest.json;

import org.restsip.call.CallId;
import org.restsip.call.ParticipantId;
import org.restsip.login.ContactId;
import org.restsip.mailbox.StoredMessage;
import org.restsip.message.MessageId;
import org.restsip.trace.TraceId;
import org.restsip.user.Aor;
import org.restsip.user.DeviceId;
import org.restsip.user.UserId;

/** Where things are in the API. All parts are safe in URLs as they are. */
public final class Paths {
    private Paths() {}

    public static String login(Aor aor) {
        return "/login/" + aor;
    }

    public static String contact(Aor owner, ContactId contact) {
        return login(owner) + "/" + contact;
    }

    public static String receipt(Aor receiver, MessageId message) {
        return login(receiver) + "/send/" + message;
    }

    public static String call(CallId call) {
        return "/call/" + call;
    }

    public static String participant(CallId call, ParticipantId participant) {
        return call(call) + "/" + participant;
    }

    public static String invitation(CallId call, Aor guest) {
        return call(call) + "/invited/" + guest;
    }

    public static String user(UserId user) {
        return "/user/" + user;
    }

    public static String messages(UserId user) {
        return user(user) + "/message";
    }

    public static String message(StoredMessage message) {
        return messages(message.owner()) + "/" + message.id();
    }

    public static String trace(TraceId trace) {
        return "/trace/" + trace;
    }

    public static String device(UserId user, DeviceId device) {
        return user(user) + "/device/" + device;
    }
}
