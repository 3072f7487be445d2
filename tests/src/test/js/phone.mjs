// A SIP phone in a browser: SIP.js over WebSocket (RFC 7118). Commands come as lines of JSON, what happens goes out as such.
// usage: node phone.mjs WEBSOCKET_URL ADDRESS USERNAME SECRET
import { createInterface } from "node:readline";
import { Messager, Publisher, Registerer, Subscriber, UserAgent } from "sip.js";
import WebSocket from "ws";

globalThis.WebSocket = WebSocket; // which a browser has of its own

const [url, address, username, secret] = process.argv.slice(2);
const uri = (name) => UserAgent.makeURI(`sip:${name}`);
const tell = (event, more = {}) => console.log(JSON.stringify({ event, ...more }));
const answered = (what) => ({
  onAccept: (response) => tell(what, { status: response.message.statusCode }),
  onReject: (response) => tell(what, { status: response.message.statusCode }),
});

const agent = new UserAgent({
  uri: uri(address),
  authorizationUsername: username,
  authorizationPassword: secret,
  transportOptions: { server: url },
  gracefulDisconnect: false,
  logBuiltinEnabled: false,
  delegate: {
    onMessage: async (message) => {
      tell("message", { from: message.request.from.uri.user, body: message.request.body });
      await message.accept();
    },
  },
});
const registerer = new Registerer(agent, { expires: 600 });
registerer.stateChange.addListener((state) => tell("registration", { state }));

const commands = {
  register: () => registerer.register({ requestDelegate: answered("registered") }),
  unregister: () => registerer.unregister({ requestDelegate: answered("unregistered") }),
  message: ({ to, body }) => new Messager(agent, uri(to), body).message({ requestDelegate: answered("sent") }),
  subscribe: ({ to }) => {
    const subscriber = new Subscriber(agent, uri(to), "presence", {
      delegate: {
        onNotify: async (notify) => {
          await notify.accept();
          tell("notify", { body: notify.request.body });
        },
      },
    });
    return subscriber.subscribe();
  },
  publish: ({ body }) =>
    new Publisher(agent, uri(address), "presence", { contentType: "application/pidf+xml" }).publish(body),
};

agent.transport.onDisconnect = (error) => tell("disconnected", { error: error && String(error) });
await agent.start();
tell("connected");
for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...parameters } = JSON.parse(line);
  try {
    await commands[command](parameters);
  } catch (error) {
    tell("failed", { command, error: String(error) });
  }
}
process.exit(0);
