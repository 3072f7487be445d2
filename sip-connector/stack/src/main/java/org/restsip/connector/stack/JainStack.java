package org.restsip.connector.stack;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.parser.PostParseExecutorServices;
import java.util.Properties;
import javax.sip.IOExceptionEvent;
import javax.sip.PeerUnavailableException;

/** JAIN-SIP with our settings, transports, parser and router. */
final class JainStack extends SipStackImpl {

    static {
        CommonLogger.useLegacyLogger = true;
        CommonLogger.legacyLogger = new JainLogger(); // else the parser looks for log4j
    }

    private final EventWrapper wakeUp = new EventWrapper(new IOExceptionEvent(this, "", 0, ""), null);

    JainStack(Transports transports) throws PeerUnavailableException {
        super(settings());
        setMessageProcessorFactory(transports);
        setRouter(new FlowRouter());
        useRouterForAll = true;
        PostParseExecutorServices.getPostParseExecutor(); // loaded now: Payara may stop us with our class loader closed
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("javax.sip.STACK_NAME", "restsip");
        settings.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        settings.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        settings.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
        settings.setProperty("gov.nist.javax.sip.STACK_LOGGER", JainLogger.class.getName());
        settings.setProperty("gov.nist.javax.sip.SERVER_LOGGER", JainServerLog.class.getName());
        // Deliver in the thread that parsed: the listener only queues. The stack's own queue has no bound.
        settings.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        settings.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", Integer.toString(Thread.NORM_PRIORITY));
        return settings;
    }

    /**
     * Stops, and wakes the event thread, which the stack starts but never ends: it waits for an event for ever, and would
     * keep the process and the class loader.
     */
    @Override
    public void stop() {
        var events = getEventScanner();
        super.stop();
        if (events != null) {
            events.addEvent(wakeUp);
        }
    }
}
