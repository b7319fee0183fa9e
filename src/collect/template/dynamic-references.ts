import { joined } from '../../inventory/text.ts';
import { isReference, isText, type Reference, unseen, type Unseen, type Value } from '../../inventory/value.ts';

const services: Readonly<Record<string, string>> = {
  secretsmanager: 'Secrets Manager',
  ssm: 'Parameter Store',
  'ssm-secure': 'Parameter Store, as a secure string',
};

/**
 * Text in which `{{resolve:service:key}}` stands for a value that is read when the stack is deployed: what is read is unseen,
 * of known kind. Source: CloudFormation User Guide, "Get values stored in other services using dynamic references".
 */
export function withDynamicReferences(value: Value): Value {
  if (typeof value === 'string' ? !value.includes('{{resolve:') : !isText(value)) return value;
  const found = pieces(typeof value === 'string' ? [value] : isText(value) ? value.text : []);
  return found ? joined(found) : value;
}

type Piece = string | Reference | Unseen;

function pieces(text: readonly Piece[]): Value[] | undefined {
  const done: Value[] = [];
  let open: Piece[] | undefined;
  let found = false;
  const items = text.flatMap((piece): readonly Piece[] =>
    typeof piece === 'string' ? piece.split(/(\{\{resolve:|\}\})/u) : [piece],
  );
  for (const piece of items) {
    if (piece === '{{resolve:') {
      if (open) done.push('{{resolve:', ...open);
      open = [];
    } else if (piece === '}}' && open) {
      done.push(dynamic(open));
      open = undefined;
      found = true;
    } else (open ?? done).push(piece);
  }
  if (open) done.push('{{resolve:', ...open);
  return found ? done : undefined;
}

function dynamic(inside: readonly Piece[]): Unseen {
  const whole = joined(inside);
  const [first = ''] = inside;
  const service = typeof first === 'string' ? first.slice(0, Math.max(0, first.indexOf(':'))) : '';
  const key = joined(typeof first === 'string' ? [first.slice(service.length + 1), ...inside.slice(1)] : inside);
  const hole = unseen(
    `is read from ${services[service] ?? 'another service'} when it is deployed`,
    `{{resolve:${words(whole)}}}`,
  );
  return typeof key === 'string' || isReference(key) || isText(key) ? { ...hole, dynamic: { service, key } } : hole;
}

function words(value: Value): string {
  if (isReference(value)) return value.reference.slice(value.reference.lastIndexOf('/') + 1);
  if (isText(value)) return value.text.map(words).join('');
  return typeof value === 'string' ? value : '…';
}
