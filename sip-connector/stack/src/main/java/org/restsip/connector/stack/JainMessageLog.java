package org.restsip.connector.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.lang.System.Logger.Level;
import java.util.Properties;
import javax.sip.SipStack;

/** Each message at level TRACE, without credentials. */
public final class JainMessageLog implements ServerLogger {
    private static final System.Logger LOG = System.getLogger("org.restsip.connector.messages");

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        log(message, from, to);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        log(message, from, to);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        log(message, from, to);
    }

    private static void log(SIPMessage message, String from, String to) {
        LOG.log(Level.TRACE, () -> from + " > " + to + "\n" + Redacted.text(message.encode()));
    }

    @Override
    public void logException(Exception failure) {
        LOG.log(Level.DEBUG, () -> Redacted.trace(failure));
    }

    @Override
    public void closeLogFile() {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public void setSipStack(SipStack stack) {}
}
