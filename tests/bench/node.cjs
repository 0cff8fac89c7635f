// What the server is measured beside: Node's `ws`, told the same as `baselines.py`.
const { WebSocketServer, WebSocket } = require("ws");

let hello = textOf(0, 1000);
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096, perMessageDeflate: false });
server.on("connection", (socket) => socket.send(hello));
server.on("listening", () => console.log(server.address().port));

/** A text with a number, of so many bytes. */
function textOf(n, size) {
  const begin = `{"n":${n},"x":"`;
  return `${begin}${"x".repeat(Math.max(size - begin.length - 2, 0))}"}`;
}

function does([what, ...numbers]) {
  if (what === "hello") {
    hello = textOf(0, Number(numbers[0]));
    return;
  }
  const text = textOf(Number(numbers[0]), Number(numbers[1]));
  for (const client of server.clients) if (client.readyState === WebSocket.OPEN) client.send(text);
}

require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => does(line.split(" ")))
  .on("close", () => process.exit());
