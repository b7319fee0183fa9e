import { it } from 'node:test';
import { expect } from 'chai';
import { processDriver } from '../../chaos/drivers/process-driver.ts';
import { declare } from './declared.ts';
import { readFacts } from './facts.ts';
import { gather } from './gather.ts';
import { findInput } from './input.ts';
import { twinGround } from './twin-ground.ts';
import { planOfTwin } from './twin-plan.ts';

const missing = await processDriver.missing();
const skip = missing === undefined ? false : `needs PostgreSQL: ${missing}`;
const api = 'https://api.knowledgecity.example/api';

/** Reads and writes once, as a client does. Resolves to the status of each answer. */
async function used({ ask }: Awaited<ReturnType<typeof twinGround>>): Promise<readonly number[]> {
  const json = { 'content-type': 'application/json' };
  const user = JSON.stringify({ user: 'learner-1', password: 'knowledgecity development password' });
  const login = await ask(`${api}/auth/login`, { method: 'POST', headers: json, body: user });
  if (login.status !== 200) return [login.status];
  const { accessToken } = JSON.parse(login.body.toString()) as { readonly accessToken: string };
  const headers = { ...json, authorization: `Bearer ${accessToken}` };
  const body = JSON.stringify({ course: 1, lesson: 1, percent: 10 });
  const written = await ask(`${api}/progress`, { method: 'POST', headers, body });
  return [login.status, written.status, (await ask(`${api}/progress`, { headers })).status];
}

it('loses the zone of the writer, whose standby takes over, and the API reads and writes on', { skip }, async () => {
  const sources = {
    facts: await readFacts(),
    regions: new Map<string, string>(),
    parameters: new Map<string, string>(),
  };
  const gathered = await gather(await declare(await findInput(['knowledgecity-ec2']), sources), sources);
  const plan = await planOfTwin(gathered);
  const signal = AbortSignal.timeout(120_000);
  await using ground = await twinGround(plan, ['API'], [api], { signal, say: () => undefined });
  expect(await used(ground)).to.deep.equal([200, 201, 200]);
  const { zones, lost } = (await ground.loseZone?.(signal)) ?? {};
  expect(zones).to.equal(3);
  expect(plan.databases.map(({ zone }) => zone)).to.include(lost?.split(' ')[0]);
  expect(await used(ground)).to.deep.equal([200, 201, 200]);
});
