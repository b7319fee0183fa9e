import { accessOf, type Grant } from '../../access/access.ts';
import { demandsOn, isBoundToSource, valuesOf } from '../../access/narrowing.ts';
import { whoIs } from '../../access/principal.ts';
import { allOf, isMet } from '../../access/truth.ts';
import { whoMayAny } from '../../access/who-may-any.ts';
import { belongsTo } from '../../inventory/component.ts';
import { unseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { tagOf } from '../../inventory/tag-of.ts';
import { isUnseen } from '../../inventory/value.ts';
import { databasesOf } from '../../inventory/views/databases.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { groundsOf, missing, statementsText } from '../identity/statement-words.ts';
import { keyUses, userText, wayIn } from './key-users.ts';

const component = 'special client databases';

export const clientKeyIsUsedByOwnServices = check({
  id: 'client-key-is-used-by-own-services',
  title: 'only the services of a special client may use its key',
  why: "A client's data is as separate from that of others as its key is: who may use the key may read the data, wherever a copy of it lies.",
  source: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/rds.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC08-BP01', 'SEC08-BP04'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias', 'AWS::IAM::Role', 'AWS::IAM::User'],
    views: { access: accessOf, databases: databasesOf },
  },
  judge(database, view) {
    const { access, databases } = view.views;
    const declared = view.architecture.components[component];
    if (!declared) return notApplicable(`The architecture declares no "${component}".`);
    if (!belongsTo(database, declared)) return notApplicable(`Is none of the "${component}".`);
    const [tag] = Object.keys(declared.tag ?? {});
    const client = tag === undefined ? undefined : tagOf(database, tag);
    if (tag === undefined || typeof client !== 'string')
      return unknown(`Which services are those of its client was not seen: "${component}" are told by no tag.`);
    const key = keyOf(database, view);
    if (!key) {
      const source = databases.sourceOf(database);
      if (source?.region === database.region)
        return notApplicable(`Shares the key of ${nameOf(source)}, whose copy it is.`);
      return fail(
        "Names no key: AWS's own key for RDS is open to the whole account.",
        "Set KmsKeyId to a key whose policy names the client's services.",
        { at: 'KmsKeyId' },
      );
    }
    const { grants, unseen } = whoMayAny(access, keyUses, key);
    const administrators = access.whoMay('kms:PutKeyPolicy', key).grants.map(({ principal }) => whoIs(principal));
    const strangers = grants.filter((grant) => !isThroughServices(grant, administrators));
    const flaw = flawIn([
      ...strangers.map((grant) => () => (isOwn(grant, tag, client) ? undefined : usesToo(grant, key))),
      () => missing(unseen),
    ]);
    return flaw ?? pass(words(grants, key, administrators), { seen: [key] });
  },
});

/** A role or user of the client, or a service of AWS that is held to one source. Throws UnseenInput. */
function isOwn({ principal, answer }: Grant, tag: string, client: string): boolean {
  if (principal.kind === 'service') return isMet(allOf(answer.by.map(isBoundToSource)));
  if (principal.kind !== 'identity') return false;
  const value = tagOf(principal.record, tag);
  if (isUnseen(value)) throw unseenInput(value, `tag ${tag} of ${nameOf(principal.record)}`);
  return value === client;
}

/** Somebody must administer a key and could let himself in; he is no stranger while he uses it through services only. */
function isThroughServices({ principal, answer }: Grant, administrators: readonly string[]): boolean {
  return (
    (principal.kind === 'named' || principal.kind === 'identity') &&
    administrators.includes(whoIs(principal)) &&
    answer.by.every((statement) => demandsOn(statement, 'kms:viaservice').length > 0)
  );
}

function usesToo({ principal, answer }: Grant, key: Resource): Judgement | undefined {
  if (answer.verdict === 'unknown') return missing([answer.why]);
  return fail(
    `${userText(principal)} may use its key ${nameOf(key)}${wayIn(principal)}: ${statementsText(answer.by)}.`,
    `Take ${whoIs(principal)} out of what the key admits.`,
    { seen: [key, ...groundsOf(answer.by, key).seen] },
  );
}

function words(grants: readonly Grant[], key: Resource, administrators: readonly string[]): string {
  const text = ({ principal, answer }: Grant): string => {
    const services = valuesOf(answer.by.flatMap((one) => demandsOn(one, 'kms:viaservice')));
    const who = whoIs(principal);
    return administrators.includes(who)
      ? `${who}, who administers it, through ${[...new Set(services)].join(' and ')}`
      : who;
  };
  const users = grants.map(text).toSorted();
  return users.length === 0
    ? `Nobody who was collected may use its key ${nameOf(key)}.`
    : `Its key ${nameOf(key)} may be used only by: ${users.join('; ')}.`;
}

function keyOf({ properties }: Resource, view: Pick<View, 'resolve'>): Resource | undefined {
  const value = valueAt(properties, 'KmsKeyId');
  if (value === undefined) return undefined;
  const found = view.resolve(value, 'KmsKeyId');
  return found.type === 'AWS::KMS::Alias'
    ? view.resolve(valueAt(found.properties, 'TargetKeyId'), 'TargetKeyId')
    : found;
}
