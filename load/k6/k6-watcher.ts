import { spawn } from 'node:child_process';

// Its input ends, without a line, when the process that holds the other end is gone, however it went.
const script = `read -r line && exit
exec 2>/dev/null
kill -INT "$1"
left="$2"
while [ "$left" -gt 0 ] && kill -0 "$1"; do sleep 1; left=$((left - 1)); done
kill -KILL "$1"`;

/** Ends k6 when this process is killed and can no longer do so itself. Dispose of it when k6 has ended. */
export function watcherOf(pid: number, { graceSeconds = 10 }: { readonly graceSeconds?: number } = {}): Disposable {
  const watcher = spawn('sh', ['-c', script, 'sh', String(pid), String(graceSeconds)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without it k6 ends all the same, unless this process is killed.
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  return {
    [Symbol.dispose]() {
      watcher.stdin.end('done\n');
      watcher.unref();
    },
  };
}
