import type { ResolvedValue } from '@aws/cloudformation-validate';
import { isList, isMap, isReference, type Value } from '../../inventory/value.ts';

/** What an evaluator makes of a value: known, a list or map of such, absent, one of several, another record's, or open. */
export type Tree =
  | { readonly known: string | number | boolean }
  | { readonly list: readonly Tree[] }
  | { readonly map: Readonly<Record<string, Tree>> }
  | { readonly absent: true }
  | { readonly either: readonly Tree[] }
  | { readonly reference: string; readonly attribute: string }
  | { readonly open: true };

const open: Tree = { open: true };

/** A value of TemplateModel, where it leaves conditions open as they are decided. Null is what it makes of AWS::NoValue. */
export function ofModel(value: ResolvedValue, decided: Readonly<Record<string, boolean>>): Tree {
  if ('Concrete' in value) return ofJson(value.Concrete.value);
  if ('List' in value) return { list: value.List.items.map((item) => ofModel(item, decided)) };
  if ('Map' in value)
    return { map: Object.fromEntries(value.Map.entries.map((entry) => [entry.key, ofModel(entry.value, decided)])) };
  if ('Enum' in value) return { either: value.Enum.variants.map((variant) => ofModel(variant, decided)) };
  if ('Conditional' in value) {
    const { condition, if_true: yes, if_false: no } = value.Conditional;
    const decision = decided[condition];
    return decision === undefined ? open : ofModel(decision ? yes : no, decided);
  }
  if ('Reference' in value) {
    const { target, kind } = value.Reference;
    return kind === 'REF'
      ? { reference: target, attribute: 'Ref' }
      : typeof kind === 'object' && 'GET_ATT' in kind
        ? { reference: target, attribute: kind.GET_ATT.attr }
        : open;
  }
  return open;
}

function ofJson(value: unknown): Tree {
  if (value === null) return { absent: true };
  if (Array.isArray(value)) return { list: value.map(ofJson) };
  if (typeof value === 'object')
    return { map: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ofJson(item)])) };
  return { known: value as string | number | boolean };
}

/** A value of ours; what is absent is not there to be given. */
export function ofOurs(value: Value): Tree {
  if (isReference(value))
    return { reference: value.reference.slice(value.reference.lastIndexOf('/') + 1), attribute: value.attribute };
  if (isList(value)) return { list: value.map(ofOurs) };
  if (isMap(value)) return { map: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ofOurs(item)])) };
  return typeof value === 'object' ? open : { known: value };
}

/** Where theirs is more than ours or other than it, in words; undefined where ours says all that theirs does. */
export function difference(theirs: Tree, ours: Tree | undefined): string | undefined {
  if ('open' in theirs) return undefined;
  if ('absent' in theirs) return ours === undefined ? undefined : `theirs is absent, ours ${words(ours)}`;
  if ('either' in theirs)
    return theirs.either.some((one) => difference(one, ours) === undefined) ? undefined : differ(theirs, ours);
  if (ours === undefined) return differ(theirs, ours);
  if ('list' in theirs && 'list' in ours) {
    const left = theirs.list.filter((item) => !('absent' in item));
    if (left.length === ours.list.length) return first(left.map((item, index) => difference(item, ours.list[index])));
    const certain = left.filter((item) => !mayBeAbsent(item));
    const fits = certain.length <= ours.list.length && ours.list.length < left.length;
    return fits ? undefined : differ(theirs, ours);
  }
  if ('map' in theirs && 'map' in ours) {
    const keys = [...new Set([...Object.keys(theirs.map), ...Object.keys(ours.map)])];
    return first(keys.map((key) => difference(theirs.map[key] ?? { absent: true }, ours.map[key])));
  }
  return same(theirs, ours) ? undefined : differ(theirs, ours);
}

/** Whether something in it is known, so that comparing it says something. */
export function saysSomething(tree: Tree): boolean {
  if ('list' in tree) return tree.list.length === 0 || tree.list.some(saysSomething);
  if ('map' in tree) return Object.values(tree.map).some(saysSomething);
  if ('either' in tree) return tree.either.every(saysSomething);
  return !('open' in tree);
}

function mayBeAbsent(tree: Tree): boolean {
  return 'open' in tree || 'absent' in tree || ('either' in tree && tree.either.some(mayBeAbsent));
}

/** CloudFormation hands every scalar on as text, so 3 and "3", true and "true" are one value. */
function same(theirs: Tree, ours: Tree): boolean {
  if ('known' in theirs && 'known' in ours) return String(theirs.known) === String(ours.known);
  if ('reference' in theirs && 'reference' in ours)
    return theirs.reference === ours.reference && theirs.attribute === ours.attribute;
  return false;
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find((one) => one !== undefined);
}

function differ(theirs: Tree, ours: Tree | undefined): string {
  return `theirs is ${words(theirs)}, ours ${ours ? words(ours) : 'absent'}`;
}

function words(tree: Tree): string {
  return 'known' in tree ? JSON.stringify(tree.known) : JSON.stringify(tree);
}
