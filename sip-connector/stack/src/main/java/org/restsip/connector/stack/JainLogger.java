package org.restsip.connector.stack;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.lang.System.Logger.Level;
import java.util.Properties;

/**
 * JAIN-SIP's own words, one level lower than it shouts them: what it calls an error is either thrown to us as well, or
 * caused by a peer's bad message, and must not let that peer fill our log.
 */
public final class JainLogger implements StackLogger {
    private static final System.Logger LOG = System.getLogger("org.restsip.connector.jain");

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isLoggable(Level.DEBUG);
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return LOG.isLoggable(level >= LogLevels.TRACE_INFO ? Level.TRACE : Level.DEBUG);
    }

    @Override
    public void logFatalError(String message) {
        log(Level.ERROR, message);
    }

    @Override
    public void logError(String message) {
        log(Level.DEBUG, message);
    }

    @Override
    public void logError(String message, Exception failure) {
        LOG.log(Level.DEBUG, () -> Redacted.text(message) + ": " + Redacted.trace(failure));
    }

    @Override
    public void logException(Throwable failure) {
        LOG.log(Level.DEBUG, () -> Redacted.trace(failure));
    }

    @Override
    public void logWarning(String message) {
        log(Level.DEBUG, message);
    }

    @Override
    public void logInfo(String message) {
        log(Level.TRACE, message);
    }

    @Override
    public void logDebug(String message) {
        log(Level.TRACE, message);
    }

    @Override
    public void logDebug(String message, Exception failure) {
        LOG.log(Level.TRACE, () -> Redacted.text(message) + ": " + Redacted.trace(failure));
    }

    @Override
    public void logTrace(String message) {
        log(Level.TRACE, message);
    }

    private static void log(Level level, String message) {
        LOG.log(level, () -> Redacted.text(message));
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }

    /** Always 0: lines are the business of the log behind us. */
    @Override
    public int getLineCount() {
        return 0;
    }

    // Where a message was sent from is known without a stack trace, and levels are set outside.

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}
}
