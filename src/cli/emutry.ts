import { readFileSync } from 'node:fs';
import { creators } from '../collect/emulator/deploy/creators/catalogue.ts';
import { collectors } from '../collect/aws/catalogue.ts';
import { deploy } from '../collect/emulator/deploy/deploy.ts';
import { clientsAt } from '../collect/aws/clients-at.ts';
import { accountHeader } from '../collect/emulator/account-header.ts';
import { placeForTests } from '../collect/emulator/place-for-tests.ts';
import { linked } from '../collect/aws/linked.ts';
import type { Resource } from '../inventory/resource.ts';
import type { Clients } from '../collect/aws/clients.ts';
const file = JSON.parse(readFileSync('/tmp/inv.json','utf8'));
const all: Resource[] = (file.resources ?? file).filter((r: Resource) => r.type.startsWith('AWS::'));
const endpoint = 'http://127.0.0.1:5120'; const account = '111122223333';
const made = new Map<string, Clients>();
const clientsIn = (region: string) => { let c = made.get(region); if (!c) { c = clientsAt({ region, endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1, plugins: [accountHeader(account)] }); made.set(region, c); } return c; };
let t = performance.now();
const d = await deploy({ resources: all, creators, account, clientsIn, say: (x) => console.error(x), signal: new AbortController().signal });
console.log('deployed', d.created.size, 'of', all.length, Math.round(performance.now() - t), 'ms');
for (const m of d.missing) console.log(m.kind, m.resource.type, m.resource.logicalId, m.resource.region, '|', m.reason.slice(0, 200));
for (const [id, n] of d.notTaken) console.log('notTaken', id.split('/').slice(2).join('/'), JSON.stringify(n).slice(0, 300));
t = performance.now();
const mapped = [] as any[];
for (const region of ['me-central-1', 'me-south-1', 'us-east-1']) {
  const place = placeForTests(endpoint, account, region);
  for (const c of collectors) {
    if (c.scope === 'global' && region !== 'us-east-1') continue;
    mapped.push(...await c.collect(place));
  }
  for (const [type, why] of place.unseen) console.log('UNSEEN', region, type, why.slice(0, 150));
}
console.log('collected', mapped.length, Math.round(performance.now() - t), 'ms');
const byKey = new Map<string, Resource>();
for (const r of all) { const c = d.created.get(r.id); if (c) byKey.set(`${r.type} ${r.region} ${c.readBackAs ?? c.ref}`, r); }
const global = new Set(collectors.filter((c) => c.scope === 'global').flatMap((c) => c.types));
for (const r of all) { const c = d.created.get(r.id); if (c && global.has(r.type)) byKey.set(`${r.type}  ${c.readBackAs ?? c.ref}`, r); }
const logicalOf = (m: any) => { const r = byKey.get(`${m.type} ${m.region} ${m.ref}`) ?? byKey.get(`${m.type}  ${m.ref}`); return r ? { id: r.id, stack: r.stack ?? '', logicalId: r.logicalId ?? '' } : undefined; };
const res = linked(mapped, { account, at: new Date().toISOString(), logicalOf });
const found = new Set(res.map((r) => r.id));
const lost = all.filter((r) => d.created.has(r.id) && !found.has(r.id));
console.log('not read back', lost.length); const by: Record<string, number> = {}; for (const r of lost) by[r.type] = (by[r.type] ?? 0) + 1; console.log(by);
const extra = res.filter((r) => !all.some((a) => a.id === r.id)); const eb: Record<string, number> = {}; for (const r of extra) eb[r.type] = (eb[r.type] ?? 0) + 1; console.log('extra', eb);
import { writeFileSync } from 'node:fs'; writeFileSync('/tmp/readback.json', JSON.stringify(res));
