package org.restsip.sip.door;

import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ConnectionFactoryDefinition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;
import org.restsip.sip.Answer;
import org.restsip.sip.Senders;
import org.restsip.sip.SipLine;

/**
 * Whatever phones ask, all methods. Without a transaction: one per packet would be waste, and the core
 * keeps its own promises. The connection factory is defined here, because Payara looks for such
 * definitions on EJBs alone.
 */
@MessageDriven(messageListenerInterface = SipListener.class)
@ConnectionFactoryDefinition(
        name = SipLine.RESOURCE,
        interfaceName = "org.restsip.connector.api.SipConnectionFactory",
        resourceAdapter = "#sip-connector")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SipRequests implements SipListener {
    private static final Logger LOG = System.getLogger(SipRequests.class.getName());

    @Inject
    private SipLine line;

    @Inject
    private Reception reception;

    @Inject
    private Senders senders;

    @Override
    public void onRequest(SipRequest request) {
        answer(request).ifPresent(answer -> give(request, answer));
    }

    private Optional<Answer> answer(SipRequest request) {
        try {
            return reception.answer(request);
        } catch (EJBException e) {
            LOG.log(Level.WARNING, request.method() + " " + request.callId() + " failed", e);
            return Optional.of(Answer.of(SipReply.of(500)));
        }
    }

    /** Whoever does not wait for the answer, and has closed the connection, is no failure of ours. */
    private void give(SipRequest request, Answer answer) {
        try {
            line.use(connection -> connection.answer(request, answer.reply()));
        } catch (SipSendException e) {
            LOG.log(Level.DEBUG, "{0} {1}: {2}", request.method(), request.callId(), e.getMessage());
        } finally {
            answer.then().run();
        }
    }

    @Override
    public void onResponse(SipResponse response) {
        senders.answered(response);
    }

    @Override
    public void onTimeout(SipTimeout timeout) {
        senders.unanswered(timeout);
    }
}
