import { type Access, accessOf, type WhoMay } from '../access/access.ts';
import type { Answer } from '../access/answer.ts';
import { type Principal, whoIs } from '../access/principal.ts';
import { type Statement, statementText } from '../access/statement.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import type { Gap, Inventory } from '../inventory/inventory.ts';
import { nameOf, originText } from '../inventory/resource.ts';
import { type AccessQuestion, accessQuestions } from './access-question.ts';
import { declare } from './declared.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { readFacts } from './facts.ts';
import { gather } from './gather.ts';
import { findInput } from './input.ts';
import { readParameters } from './parameters.ts';
import { regionsOf } from './regions.ts';

export interface AccessOptions {
  readonly region: readonly string[];
  readonly parameters: readonly string[];
  readonly who?: string;
  readonly action?: string;
  readonly on?: string;
  readonly json?: boolean;
}

/** Who may do what on what, with the statements that decide it. The code is 0, or 3 when something that decides was not seen. Throws InputError. */
export async function showAccess(
  what: readonly string[],
  options: AccessOptions,
): Promise<{ readonly text: string; readonly exitCode: ExitCode }> {
  const facts = await readFacts();
  const sources = {
    facts,
    regions: regionsOf(options.region),
    parameters: await readParameters(options.parameters),
  };
  const { inventory } = await gather(await declare(await findInput(what), sources), sources);
  const { text, isSeen } = answered(inventory, options);
  return { text, exitCode: isSeen ? exitCodes.met : exitCodes.unknown };
}

interface Answered {
  readonly question: AccessQuestion;
  readonly answers: readonly { readonly principal: Principal; readonly answer: Answer }[];
  readonly unseen: WhoMay['unseen'];
}

function answered(inventory: Inventory, options: AccessOptions): { readonly text: string; readonly isSeen: boolean } {
  const access = accessOf(inventory);
  const all = accessQuestions(options, inventory).map((question) => answer(question, access));
  const isSeen =
    inventory.gaps.length === 0 &&
    all.every(({ answers, unseen }) => unseen.length === 0 && answers.every((one) => one.answer.verdict !== 'unknown'));
  const text = options.json
    ? `${canonicalJson({ questions: all.map(dataOf), gaps: inventory.gaps }, 2)}\n`
    : `${[...all.flatMap(linesOf), ...inventory.gaps.map(gapLine)].join('\n')}\n`;
  return { text, isSeen };
}

const order: readonly Answer['verdict'][] = ['allowed', 'depends', 'unknown', 'denied'];

function answer(question: AccessQuestion, access: Access): Answered {
  const { who, action, target } = question;
  if (who) return { question, answers: [{ principal: who, answer: access.may(who, action, target) }], unseen: [] };
  const { grants, unseen } = access.whoMay(action, target);
  const answers = grants.toSorted(
    (a, b) =>
      order.indexOf(a.answer.verdict) - order.indexOf(b.answer.verdict) ||
      (whoIs(a.principal) < whoIs(b.principal) ? -1 : 1),
  );
  return { question, answers, unseen: [...new Map(unseen.map((why) => [why.message, why])).values()] };
}

function linesOf({ question: { who, action, on }, answers, unseen }: Answered): string[] {
  return [
    who ? `May ${whoIs(who)} ${action} on ${on}?` : `Who may ${action} on ${on}?`,
    ...answers.flatMap(({ principal, answer: one }) => [
      `  ${one.verdict.padEnd(7)}  ${whoText(principal)}${reason(one)}`,
      ...statementsOf(one).map((statement) => `           ${statement.effect}: ${statementText(statement)}`),
    ]),
    ...unseen.map(({ message }) => `  unknown  others: ${message}`),
    ...(answers.length + unseen.length === 0 ? ['  nobody who was collected'] : []),
  ];
}

function reason(one: Answer): string {
  switch (one.verdict) {
    case 'allowed':
      return '';
    case 'depends':
      return one.when.length > 0 ? `, when ${one.when.join(' and ')}` : '';
    case 'denied':
      return one.by.length > 0 ? '' : ': no statement allows it';
    case 'unknown':
      return `: ${one.why.message}`;
  }
}

function statementsOf(one: Answer): readonly Statement[] {
  return one.verdict === 'depends' ? [...one.by, ...one.unless] : one.by;
}

function whoText(principal: Principal): string {
  if (principal.kind !== 'identity') return whoIs(principal);
  const { record } = principal;
  return `${nameOf(record)} (${[record.stack, record.region].filter((part) => part !== undefined).join(', ')})`;
}

function gapLine({ what, reason: why, origin }: Gap): string {
  return `not seen: ${what}: ${why}${origin ? ` (${originText(origin)})` : ''}`;
}

function dataOf({ question, answers, unseen }: Answered) {
  const { target, action, on } = question;
  return {
    action,
    on: target.record ? { name: nameOf(target.record), id: target.record.id, type: target.record.type } : { name: on },
    answers: answers.map(({ principal, answer: one }) => ({
      who: whoIs(principal),
      kind: principal.kind,
      ...(principal.kind === 'identity' ? { id: principal.record.id } : {}),
      verdict: one.verdict,
      ...(one.verdict === 'depends' ? { when: one.when } : {}),
      ...(one.verdict === 'unknown' ? { reason: one.why.message } : {}),
      statements: statementsOf(one).map((statement) => ({
        effect: statement.effect,
        statement: statementText(statement),
        record: statement.record.id,
        path: statement.path,
      })),
    })),
    unseen: unseen.map(({ message }) => message),
  };
}
