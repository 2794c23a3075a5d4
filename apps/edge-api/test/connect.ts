import type { LiveSocket } from '../src/contract/index.ts';
import { request } from './client.ts';

/** A WebSocket to the Worker under test, in the shape of a browser's; `drop` breaks it as a lost network does. */
export function connect(url: string, protocols: string[]): LiveSocket & { drop: () => void } {
  const { pathname, search } = new URL(url);
  const socket: LiveSocket & { drop: () => void } = {
    readyState: 0,
    onmessage: null,
    onclose: null,
    send: (text) => opened.then((line) => line.send(text)),
    close: () => opened.then((line) => line.close(1000)),
    drop: () => opened.then((line) => (line.close(1000), socket.onclose?.({ code: 1006 }))),
  };
  const opened = request(`${pathname}${search}`, {
    headers: { upgrade: 'websocket', 'sec-websocket-protocol': protocols.join(', ') },
  }).then((response) => {
    const line = response.webSocket;
    if (!line) throw new Error(`No WebSocket but ${response.status}.`);
    line.addEventListener('message', ({ data }) => void socket.onmessage?.({ data }));
    line.addEventListener('close', ({ code }) => void socket.onclose?.({ code }));
    line.accept();
    Object.assign(socket, { readyState: 1 });
    return line;
  });
  return socket;
}
