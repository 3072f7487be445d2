package org.restsip.connector.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.lang.System.Logger.Level;
import java.util.Properties;
import javax.sip.SipStack;

/** What the stack demands as its log of messages. They are seen elsewhere: at the {@link Taps}. */
public final class JainServerLog implements ServerLogger {
    private static final System.Logger LOG = System.getLogger(JainServerLog.class.getName());

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {}

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {}

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {}

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
