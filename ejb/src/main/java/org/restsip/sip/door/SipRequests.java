package org.restsip.sip.door;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ConnectionFactoryDefinition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.restsip.Refusal;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;
import org.restsip.sip.Answer;
import org.restsip.sip.Refusals;
import org.restsip.sip.Refused;
import org.restsip.sip.Senders;
import org.restsip.sip.SipLine;
import org.restsip.sip.message.PhoneMessages;
import org.restsip.sip.registrar.Registrar;

/**
 * What phones say outside of calls. Without a transaction: one per packet would be waste, and the core
 * keeps its own promises. The connection factory is defined here, because Payara looks for such
 * definitions on EJBs alone.
 */
@MessageDriven(
        messageListenerInterface = SipListener.class,
        activationConfig =
                @ActivationConfigProperty(propertyName = "methods", propertyValue = "REGISTER,MESSAGE,OPTIONS"))
@ConnectionFactoryDefinition(
        name = SipLine.RESOURCE,
        interfaceName = "org.restsip.connector.api.SipConnectionFactory",
        resourceAdapter = "#sip-connector")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SipRequests implements SipListener {
    private static final Logger LOG = System.getLogger(SipRequests.class.getName());
    private static final String ALLOW = "REGISTER, MESSAGE, OPTIONS";

    @Inject
    private SipLine line;

    @Inject
    private Registrar registrar;

    @Inject
    private PhoneMessages messages;

    @Inject
    private Senders senders;

    /** Whoever does not wait for the answer, and has closed the connection, is no failure of ours. */
    @Override
    public void onRequest(SipRequest request) {
        var answer = answer(request);
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

    private Answer answer(SipRequest request) {
        try {
            return switch (request.method()) {
                case "REGISTER" -> Answer.of(registrar.register(request));
                case "MESSAGE" -> Answer.of(messages.message(request));
                case "OPTIONS" -> Answer.of(SipReply.of(200).with("Allow", ALLOW).with("Accept", "*/*"));
                default -> Answer.of(SipReply.of(405).with("Allow", ALLOW));
            };
        } catch (Refused refused) {
            return Answer.of(refused.reply());
        } catch (Refusal refusal) {
            LOG.log(Level.DEBUG, "{0} {1} refused: {2}", request.method(), request.callId(), refusal.getMessage());
            return Answer.of(Refusals.reply(refusal));
        } catch (EJBException e) {
            LOG.log(Level.WARNING, request.method() + " " + request.callId() + " failed", e);
            return Answer.of(SipReply.of(500));
        }
    }
}
