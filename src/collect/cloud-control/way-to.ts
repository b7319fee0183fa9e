import { revealingTypes } from './revealing-types.ts';
import { foldedTypes } from './folded-types.ts';
import { type Holders, holdersOf } from './holders-of.ts';
import { type NamedAfter, namedAfter } from './named-after.ts';
import { typeSchema } from './type-schema.ts';

/** How the resources of a type come to be known over Cloud Control. */
export type Way =
  | { readonly kind: 'listed' }
  /** The list is asked once for each resource that holds some. */
  | { readonly kind: 'listed by holder'; readonly holders: Holders }
  /** No list tells it, and its identifier can be known by other resources. */
  | { readonly kind: 'named'; readonly after: NamedAfter }
  /** On an account there is none that another type does not tell already. */
  | { readonly kind: 'folded'; readonly because: string }
  | { readonly kind: 'unseen'; readonly because: string; readonly mend: string };

/** The way for a type; every type has one. */
export function wayTo(type: string): Way {
  const folded = foldedTypes[type];
  if (folded !== undefined) return { kind: 'folded', because: folded };
  const revealing = revealingTypes[type];
  if (revealing) return { kind: 'unseen', ...revealing };
  const schema = typeSchema(type);
  if (!schema)
    return {
      kind: 'unseen',
      because: 'no collector reads it, and it is not among the types that are asked of Cloud Control',
      mend: `Add ${type} to type-schemas.json, from its schema in CloudFormation's registry.`,
    };
  if (!schema.read)
    return { kind: 'unseen', because: 'no collector reads it, and Cloud Control does not know it', mend: elsewhere };
  const after = namedAfter(type);
  if (after) return { kind: 'named', after };
  if (!schema.list)
    return { kind: 'unseen', because: 'no collector reads it, and Cloud Control cannot list it', mend: elsewhere };
  const holders = holdersOf(type);
  if (holders) return { kind: 'listed by holder', holders };
  if (schema.listNeeds)
    return {
      kind: 'unseen',
      because: `Cloud Control lists it only for a given ${schema.listNeeds.join(' and ')}, which is not known here`,
      mend: elsewhere,
    };
  return { kind: 'listed' };
}

const elsewhere = 'Prove what needs it on the template, where it is declared, or look at it by hand.';
