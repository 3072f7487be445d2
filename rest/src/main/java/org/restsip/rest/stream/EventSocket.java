package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.restsip.Refusal;

/** The WebSocket {@code /events}: what is watched changes as the client says, and requests go the same way. */
@ServerEndpoint("/events")
public class EventSocket {
    private static final Logger LOG = System.getLogger(EventSocket.class.getName());
    private static final int MAX_MESSAGE = 65_536;

    @Inject
    private Conversations conversations;

    private Optional<Conversation> conversation = Optional.empty();

    @OnOpen
    public void open(Session session) {
        session.setMaxTextMessageBufferSize(MAX_MESSAGE);
        try {
            conversation = session.getUserPrincipal() instanceof Visitor visitor
                    ? Optional.of(conversations.begin(session, visitor))
                    : Optional.empty();
        } catch (Refusal refusal) {
            Sockets.close(session, CloseReason.CloseCodes.TRY_AGAIN_LATER, String.valueOf(refusal.getMessage()));
            return;
        }
        if (conversation.isEmpty()) {
            Sockets.close(session, CloseReason.CloseCodes.VIOLATED_POLICY, "come by the front door");
        }
    }

    @OnMessage(maxMessageSize = MAX_MESSAGE)
    public void message(String text, Session session) {
        if (text.length() > MAX_MESSAGE) { // Liberty does not see to it
            Sockets.close(session, CloseReason.CloseCodes.TOO_BIG, "a message has no more than 64 KiB");
            return;
        }
        conversation.ifPresent(talk -> talk.hear(text));
    }

    @OnMessage(maxMessageSize = 1024)
    public void binary(byte[] bytes, Session session) {
        Sockets.close(session, CloseReason.CloseCodes.CANNOT_ACCEPT, "messages are JSON texts");
    }

    @OnMessage
    public void pong(PongMessage pong) {
        conversation.ifPresent(Conversation::isThere);
    }

    @OnClose
    public void close() {
        conversation.ifPresent(Conversation::end);
    }

    @OnError
    public void error(Throwable cause) {
        LOG.log(Level.DEBUG, "a socket failed: {0}", cause.getMessage());
        conversation.ifPresent(Conversation::end);
    }
}
