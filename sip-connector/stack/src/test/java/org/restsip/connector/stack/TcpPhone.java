package org.restsip.connector.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A phone on one TCP connection; reads messages without a body. */
final class TcpPhone implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    TcpPhone(int server) throws IOException {
        socket = new Socket(Ports.LOOPBACK, server);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5000);
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    int port() {
        return socket.getLocalPort();
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String receive() {
        try {
            var message = new StringBuilder();
            String line = reader.readLine();
            while (line != null && (!line.isEmpty() || message.length() == 0)) {
                message.append(line).append(line.isEmpty() ? "" : "\r\n");
                line = reader.readLine();
            }
            return message.append("\r\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on until the server has closed. */
    boolean isClosedByServer() {
        try {
            return reader.transferTo(java.io.Writer.nullWriter()) >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
