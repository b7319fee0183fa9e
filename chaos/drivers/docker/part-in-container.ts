import { once } from 'node:events';
import net from 'node:net';
import { createInterface } from 'node:readline';

/*
 * The first process of a part's container. A part speaks to its holder over the channel that Node gives a forked process; here the
 * holder is outside the container, and a socket in the twin's folder takes that channel's place. Arguments: the socket, the part's
 * name, its entry file.
 */

const [path = '', part = '', entry = ''] = process.argv.slice(2);
const socket = net.connect(path);
await once(socket, 'connect');
say({ part });
socket.on('error', () => socket.destroy());
// With the first process, all others of the container end.
socket.on('close', () => process.exit(0));
createInterface({ input: socket }).on('line', (line) => {
  process.emit('message', JSON.parse(line), undefined);
});
Object.assign(process, { connected: true, send: say });
await import(entry);

function say(message: unknown): boolean {
  return socket.write(`${JSON.stringify(message)}\n`);
}
